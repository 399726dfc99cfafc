pragma ComponentBehavior: Bound
import QtQuick
import app.shell.style

/*! What is seen of a mini-app until its first page has come. */
Item {
    id: root

    required property MiniAppViewModel viewModel

    objectName: "miniappSplash"

    Column {
        anchors.centerIn: parent
        anchors.verticalCenterOffset: -30
        spacing: Theme.gap

        IconTile {
            anchors.horizontalCenter: parent.horizontalCenter
            size: 72
            iconName: root.viewModel.face.iconName
            source: root.viewModel.face.iconSource
            color: root.viewModel.face.iconColor
        }
        PlainText {
            anchors.horizontalCenter: parent.horizontalCenter
            text: root.viewModel.face.name
            font.pixelSize: Theme.sizeTitle
            font.weight: Theme.strong(text)
        }
        Item {
            anchors.horizontalCenter: parent.horizontalCenter
            width: 20
            height: 20

            Spinner {
                visible: patience.isOver
                size: 20
            }
        }
    }

    Timer {
        id: patience

        property bool isOver: false

        interval: 400
        running: true
        onTriggered: isOver = true
    }
}
