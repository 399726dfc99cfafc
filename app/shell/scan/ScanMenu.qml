pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell.style

/*! A button of the ways to scan that opens a menu: one line for each thing to choose from. */
PushButton {
    id: root

    /*! What to choose from: {icon, text}, in the order of `chosen`. */
    required property var lines
    /*! What the lines' names begin with. */
    required property string lineName

    signal chosen(int index)

    role: "secondary"
    checked: menu.visible
    Accessible.role: Accessible.ButtonMenu
    onClicked: menu.visible ? menu.close() : menu.open()

    T.Popup {
        id: menu

        objectName: root.objectName + "Menu"
        // It lies over the window, which is not enlarged as what is in it is.
        scale: Theme.zoom
        transformOrigin: T.Popup.TopLeft
        x: root.LayoutMirroring.enabled ? root.width - width : 0
        y: -height - 6
        width: 264
        height: column.implicitHeight + 12
        margins: 6
        padding: 6
        focus: true
        closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutsideParent
        onOpened: (column.children[0] as Item)?.forceActiveFocus(Qt.TabFocusReason)

        background: Rectangle {
            radius: Theme.radius
            color: Theme.card
            border.width: 1
            border.color: Theme.line
            Accessible.role: Accessible.PopupMenu
            Accessible.name: root.text
        }
        contentItem: Column {
            id: column

            Repeater {
                model: root.lines

                MenuLine {
                    required property var modelData
                    required property int index

                    objectName: root.lineName + index
                    iconName: modelData.icon
                    text: modelData.text
                    onClicked: {
                        menu.close();
                        root.chosen(index);
                    }
                }
            }
        }
    }
}
