pragma ComponentBehavior: Bound
import QtQuick
import app.shell.scan
import app.shell.style

/*! The scanner for a mini-app: it gets the text of the code that is shown, and no picture. */
Sheet {
    id: root

    required property ScanSheetViewModel viewModel

    sheetWidth: 600
    onDismissed: root.viewModel.cancel()

    Item {
        objectName: "scanSheet"
        width: parent.width
        height: asker.height
        Accessible.role: Accessible.Dialog
        Accessible.name: qsTr("Scan a code for %1").arg(root.viewModel.face.name)

        Asker {
            id: asker

            width: parent.width - 48
            face: root.viewModel.face
        }
        IconButton {
            objectName: "scanSheetClose"
            anchors.right: parent.right
            anchors.rightMargin: -8
            enabled: root.viewModel.isAwake
            iconName: "x"
            name: qsTr("Close the scanner")
            hasTip: false
            onClicked: root.viewModel.cancel()
        }
    }
    PlainText {
        width: parent.width
        text: qsTr("gets the text of the code you show, and no picture.")
        wrapMode: Text.Wrap
        color: Theme.textSoft
    }
    Rectangle {
        width: parent.width
        height: notice.height + 2 * 10
        visible: root.viewModel.notice !== ""
        radius: Theme.radiusSmall
        color: Theme.warningSoft

        IconImage {
            anchors.left: parent.left
            anchors.leftMargin: 10
            anchors.verticalCenter: parent.verticalCenter
            name: "wallet"
            size: 18
            color: Theme.warning
        }
        PlainText {
            id: notice

            objectName: "scanNotice"
            anchors.left: parent.left
            anchors.leftMargin: 38
            y: 10
            width: parent.width - 48
            text: root.viewModel.notice
            wrapMode: Text.Wrap
            color: Theme.warning
            Accessible.role: Accessible.AlertMessage
        }
    }
    ScanScreen {
        width: parent.width
        height: 440
        viewModel: root.viewModel.scan
        isInSheet: true
    }
}
