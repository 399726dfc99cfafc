pragma ComponentBehavior: Bound
import QtQuick
import app.shell
import app.shell.scan
import app.shell.wallet

/*! Shows the question that is asked now, over the whole dimmed window. Each question gets a sheet of its own. */
Item {
    id: root

    required property ShellPrompts prompts
    /*! The sheet on the screen, if there is one. */
    property var sheet: null

    Component.onCompleted: {
        root.prompts.watch(root.Window.window);
        root.show();
    }

    /*! Put the last question's sheet away and show the current one's. */
    function show() {
        if (root.sheet !== null) {
            root.sheet.close();
            root.sheet.destroy();
            root.sheet = null;
        }
        if (root.prompts.kind === "")
            return;
        const kind = root.prompts.kind === "payment" ? payment : trust;
        root.sheet = kind.createObject(root, {
            "viewModel": root.prompts.current
        });
        root.sheet.open();
    }

    Connections {
        target: root.prompts

        function onCurrentChanged() {
            root.show();
        }
    }
    Component {
        id: payment

        PaymentSheet {}
    }
    Component {
        id: trust

        TrustCard {}
    }
}
