pragma ComponentBehavior: Bound
import QtQuick
import app.shell.style

/*! What is seen of a mini-app that failed: what happened, and how to start it again. */
Item {
    id: root

    required property MiniAppViewModel viewModel

    objectName: "miniappError"

    ScrollArea {
        anchors.fill: parent
        padding: 40
        gap: Theme.gap

        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            width: 72
            height: 72
            radius: 36
            color: Theme.dangerSoft

            IconImage {
                anchors.centerIn: parent
                name: "triangle-alert"
                size: 30
                color: Theme.danger
            }
        }
        BalancedText {
            objectName: "errorTitle"
            width: parent.width
            words: root.viewModel.error.title
            font.pixelSize: Theme.sizeTitle
            font.weight: Theme.strong(text)
        }
        BalancedText {
            objectName: "errorText"
            width: parent.width
            words: root.viewModel.error.text
            color: Theme.textSoft
        }
        PushButton {
            objectName: "clearButton"
            anchors.horizontalCenter: parent.horizontalCenter
            visible: root.viewModel.isFull
            role: "secondary"
            text: qsTr("Clear its data…")
            iconName: "trash-2"
            onClicked: root.viewModel.clearWanted()
        }
        PushButton {
            objectName: "reloadButton"
            anchors.horizontalCenter: parent.horizontalCenter
            text: qsTr("Reload")
            iconName: "rotate-cw"
            onClicked: root.viewModel.reload()
        }
        PushButton {
            objectName: "reportButton"
            anchors.horizontalCenter: parent.horizontalCenter
            role: "plain"
            text: qsTr("Copy a report")
            iconName: "copy"
            onClicked: root.viewModel.report()
        }
        PushButton {
            id: more

            property bool isOpen: false

            objectName: "errorMore"
            anchors.horizontalCenter: parent.horizontalCenter
            visible: root.viewModel.error.details !== ""
            role: "plain"
            text: isOpen ? qsTr("Hide details") : qsTr("Show details")
            onClicked: isOpen = !isOpen
        }
        Panel {
            width: parent.width
            height: details.implicitHeight + 2 * Theme.gap
            visible: more.visible && more.isOpen

            PlainText {
                id: details

                x: Theme.gap
                y: Theme.gap
                width: parent.width - 2 * Theme.gap
                text: root.viewModel.error.details
                wrapMode: Text.Wrap
                color: Theme.textSoft
                font.family: Theme.monoFamily
                font.pixelSize: Theme.sizeCaption
            }
        }
    }
}
