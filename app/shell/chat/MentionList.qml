pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell.chat
import app.shell.style

/*! Whom the person may mean, above the place to write: the keys stay there. */
Rectangle {
    id: root

    required property MentionsViewModel viewModel

    /*! The person pressed the one in this place. */
    signal chosen(int at)

    objectName: "mentionList"
    implicitWidth: 260
    implicitHeight: people.count * 40 + 12
    radius: Theme.radius
    color: Theme.card
    border.width: 1
    border.color: Theme.line
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Mention")

    Column {
        id: lines

        x: 6
        y: 6
        width: parent.width - 12

        Repeater {
            id: people

            model: root.viewModel?.people ?? null

            delegate: T.AbstractButton {
                id: line

                required property string userId
                required property string title
                required property string avatarColor
                required property string picture
                required property int index

                objectName: "mention_" + userId
                width: lines.width
                height: 40
                focusPolicy: Qt.NoFocus
                hoverEnabled: true
                Accessible.role: Accessible.ListItem
                Accessible.name: title
                Accessible.selected: root.viewModel.at === index
                onClicked: root.chosen(index)

                background: Rectangle {
                    radius: Theme.radiusSmall
                    color: root.viewModel.at === line.index || line.hovered ? Theme.pressed : "transparent"
                }

                Avatar {
                    anchors.left: parent.left
                    anchors.leftMargin: 8
                    anchors.verticalCenter: parent.verticalCenter
                    size: 28
                    name: line.title
                    color: line.avatarColor
                    source: line.picture
                }
                SilentText {
                    anchors.left: parent.left
                    anchors.leftMargin: 46
                    anchors.right: parent.right
                    anchors.rightMargin: 8
                    anchors.verticalCenter: parent.verticalCenter
                    text: line.title
                    elide: Text.ElideRight
                    maximumLineCount: 1
                }
            }
        }
    }
}
