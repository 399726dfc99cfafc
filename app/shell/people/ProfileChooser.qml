pragma ComponentBehavior: Bound
import QtQuick
import app.shell.people
import app.shell.style

/*! Over the whole window before it is anybody's: who is it that sits here? */
Rectangle {
    id: root

    required property ProfilesViewModel viewModel

    objectName: "profileChooser"
    color: Theme.content
    Accessible.role: Accessible.Dialog
    Accessible.name: qsTr("Who is using Plaza?")

    // Nothing behind it can be reached.
    MouseArea {
        anchors.fill: parent
        hoverEnabled: true
        onWheel: wheel => wheel.accepted = true
    }
    ScrollArea {
        anchors.fill: parent
        padding: Theme.gapLarge

        Item {
            width: parent.width
            height: Math.max(0, Math.min(80, (root.height - panel.height) / 2 - Theme.gapLarge))
        }
        Panel {
            id: panel

            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.min(440, parent.width)
            height: column.height + 56

            Column {
                id: column

                x: 28
                y: 28
                width: parent.width - 56
                spacing: Theme.gap

                BalancedText {
                    width: parent.width
                    words: qsTr("Who is using Plaza?")
                    font.pixelSize: Theme.sizeHeading
                    font.weight: Theme.strong(text)
                    Accessible.role: Accessible.Heading
                }
                ProfileRows {
                    width: parent.width
                    viewModel: root.viewModel
                }
            }
        }
    }
}
