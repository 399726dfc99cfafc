pragma ComponentBehavior: Bound
import QtQuick
import app.shell.between
import app.shell.scan
import app.shell.style

/*! The pay code that somebody shows at a till, for a mini-app that never sees it. */
Sheet {
    id: root

    required property TakeCodeSheetViewModel viewModel

    sheetWidth: 560
    onDismissed: root.viewModel.cancel()
    // A reader of bars types the digits and then Enter.
    onOpened: number.forceActiveFocus()

    Item {
        objectName: "takeCodeSheet"
        width: parent.width
        height: asker.height
        Accessible.role: Accessible.Dialog
        Accessible.name: qsTr("Take a pay code for %1").arg(root.viewModel.face.name)

        Asker {
            id: asker

            width: parent.width - 48
            face: root.viewModel.face
        }
        IconButton {
            objectName: "takeCodeClose"
            anchors.right: parent.right
            anchors.rightMargin: -8
            enabled: root.viewModel.isAwake
            iconName: "x"
            name: qsTr("Close")
            hasTip: false
            onClicked: root.viewModel.cancel()
        }
    }
    PlainText {
        width: parent.width
        text: qsTr("collects from the pay code that you scan or type here. It sees neither the code nor who pays.")
        wrapMode: Text.Wrap
        color: Theme.textSoft
    }
    Row {
        width: parent.width
        spacing: Theme.gapSmall

        Field {
            id: number

            objectName: "takeCodeNumber"
            width: parent.width - use.width - Theme.gapSmall
            label: qsTr("Number of the pay code")
            placeholderText: qsTr("24 digits")
            maximumLength: 40
            inputMethodHints: Qt.ImhDigitsOnly | Qt.ImhSensitiveData | Qt.ImhNoPredictiveText
            onAccepted: use.click()
        }
        PushButton {
            id: use

            objectName: "takeCodeUse"
            enabled: root.viewModel.isAwake && number.text !== ""
            text: qsTr("Collect")
            onClicked: {
                root.viewModel.take(number.text);
                number.selectAll();
            }
        }
    }
    PlainText {
        objectName: "takeCodeNotice"
        width: parent.width
        visible: text !== ""
        text: root.viewModel.notice
        wrapMode: Text.Wrap
        color: Theme.danger
        Accessible.role: Accessible.AlertMessage
    }
    ScanScreen {
        width: parent.width
        height: 360
        viewModel: root.viewModel.scan
        isInSheet: true
    }
}
