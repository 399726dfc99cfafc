pragma ComponentBehavior: Bound
import QtQuick
import app.shell

/*! Takes files that are dropped on the window: to be sent into the conversation, scanned, or installed. */
Item {
    id: root

    required property ShellViewModel viewModel
    /*! The conversation that files can be dropped into, if one is seen. */
    required property var receiver
    /*! Where it is shown what becomes of them. */
    required property Item place
    /*! What takes a picture that is dropped to be the person's own: their profile is in sight. */
    readonly property var faceReceiver: {
        const people = root.viewModel.section === "people" && (root.viewModel.tabs?.current ?? 0) === 0 ? root.viewModel.people : null; // qmllint disable missing-property
        return people?.selected.isMe ? people.ownPicture : null; // qmllint disable missing-property
    }

    DropArea {
        id: drop

        /*! What is held over the window: "miniapp", "several" files with one in them, or what may have a code in it: "code", "codes". */
        property string held: ""
        /*! Whether it is held over the upper half, which is the conversation's. */
        property bool isUpper: false

        function look(urls: list<url>): string {
            const isMiniApp = url => url.toString().toLowerCase().startsWith("file:") && url.toString().toLowerCase().endsWith(".ma");
            if (urls.length > 1)
                return Array.from(urls).some(isMiniApp) ? "several" : "codes";
            return urls.length > 0 && isMiniApp(urls[0]) ? "miniapp" : "code";
        }

        anchors.fill: parent
        enabled: root.viewModel.isReady && !(root.viewModel.prompts?.current ?? null) // qmllint disable missing-property
        keys: ["text/uri-list"]
        onEntered: drag => {
            held = look(drag.urls);
            isUpper = drag.y < root.place.height / 2;
        }
        onPositionChanged: drag => isUpper = drag.y < root.place.height / 2
        onDropped: drop => {
            if (drop.hasUrls && root.receiver && isUpper)
                root.receiver.sending.addFiles(drop.urls, false);
            else if (drop.hasUrls && root.faceReceiver && held === "code")
                root.faceReceiver.take(drop.urls[0]);
            else
            // qmllint disable missing-property
            if (drop.hasUrls && held !== "several")
                root.viewModel.dropFiles(drop.urls);
        }
    }
    DropHint {
        anchors.right: parent.right // where the place ends as well
        width: root.place.width
        height: root.place.height
        visible: drop.containsDrag
        held: root.faceReceiver && drop.held === "code" ? "face" : drop.held
        receiverName: root.receiver?.title ?? "" // qmllint disable missing-property
        hasReceiver: root.receiver !== null
        isUpper: drop.isUpper
    }
}
