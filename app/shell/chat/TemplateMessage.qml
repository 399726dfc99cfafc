pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell.chat
import app.shell.style

/*! What an official account tells a person who agreed to it; a click opens the page that belongs to it. */
T.AbstractButton {
    id: root

    required property ConversationViewModel viewModel
    required property var content
    required property bool isMine
    required property real widthMax

    objectName: "templateMessage"
    implicitWidth: Math.min(320, widthMax)
    implicitHeight: column.height + 28
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Button
    Accessible.name: content.title + ": " + content.facts.map(fact => fact[0] + " " + fact[1]).join(", ")
    onClicked: root.viewModel.openLink(content.link, true)
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    background: Panel {
        id: ground

        radius: Theme.radiusBubble
        border.color: root.hovered ? Theme.lineStrong : Theme.line

        FocusRing {
            control: ground
            isShown: root.visualFocus
            radius: Theme.radiusBubble + 2
        }
    }
    contentItem: Item {
        Column {
            id: column

            x: 16
            y: 14
            width: parent.width - 32
            spacing: 10

            PlainText {
                objectName: "templateTitle"
                width: parent.width
                text: root.content.title
                font.weight: Theme.strong(text)
                wrapMode: Text.Wrap
                maximumLineCount: 3
                elide: Text.ElideRight
            }
            Repeater {
                model: root.content.facts

                Column {
                    id: fact

                    required property var modelData

                    width: column.width
                    spacing: 2

                    PlainText {
                        width: parent.width
                        text: fact.modelData[0]
                        color: Theme.textFaint
                        font.pixelSize: Theme.sizeCaption
                        elide: Text.ElideRight
                    }
                    PlainText {
                        width: parent.width
                        text: fact.modelData[1]
                        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
                        maximumLineCount: 3
                        elide: Text.ElideRight
                    }
                }
            }
            Rectangle {
                width: parent.width
                height: 1
                color: Theme.line
            }
            PlainText {
                width: parent.width
                text: root.content.isKnown ? qsTr("Open in %1").arg(Words.isolated(root.content.miniappName)) : qsTr("Its mini-app is not here any more")
                color: root.content.isKnown ? Theme.accent : Theme.textFaint
                font.pixelSize: Theme.sizeCaption
                elide: Text.ElideRight
            }
        }
    }
}
