pragma ComponentBehavior: Bound
import QtQuick
import app.shell.about
import app.shell.style

/*! What the person is in one mini-app, with a switch for each role. */
Column {
    id: root

    required property RolesViewModel viewModel

    spacing: Theme.gap

    Panel {
        width: parent.width
        height: rows.height

        Column {
            id: rows

            width: parent.width

            Repeater {
                model: root.viewModel.rows

                RoleItem {
                    id: line

                    required property int index

                    width: parent?.width ?? 0
                    onWanted: has => root.viewModel.setRole(role, has)

                    Rectangle {
                        x: 18
                        width: parent.width - 36
                        height: 1
                        visible: line.index > 0
                        color: Theme.line
                    }
                }
            }
        }
    }
    PlainText {
        width: parent.width
        text: qsTr("Only you give roles, and only on this computer. Open pages learn of a change when the mini-app is opened again.")
        wrapMode: Text.Wrap
        color: Theme.textFaint
        font.pixelSize: Theme.sizeCaption
    }
}
