pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell.style

/*! What can be done with a mini-app, whatever its page shows. */
T.Popup {
    id: root

    required property MiniAppViewModel viewModel

    objectName: "capsulePopup"
    width: 184
    height: lines.implicitHeight + 12
    padding: 6
    // It lies over the window, which is not enlarged as what is in it is.
    scale: Theme.zoom
    transformOrigin: T.Popup.TopLeft
    focus: true
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside

    component MenuLine: T.AbstractButton {
        id: line

        required property string iconName

        width: parent?.width ?? 0
        implicitHeight: 36
        hoverEnabled: true
        focusPolicy: Qt.StrongFocus
        Accessible.role: Accessible.MenuItem
        Accessible.name: text
        Keys.onReturnPressed: click()
        Keys.onEnterPressed: click()
        Keys.onDownPressed: step(true)
        Keys.onUpPressed: step(false)

        /*! Go to the next line, from the last to the first. */
        function step(isForward: bool): void {
            nextItemInFocusChain(isForward).forceActiveFocus(isForward ? Qt.TabFocusReason : Qt.BacktabFocusReason);
        }

        background: Rectangle {
            radius: Theme.radiusSmall
            color: line.pressed ? Theme.pressed : line.hovered || line.visualFocus ? Theme.hover : "transparent"
        }
        contentItem: Item {
            Row {
                anchors.left: parent.left
                anchors.leftMargin: 10
                anchors.verticalCenter: parent.verticalCenter
                spacing: 10

                IconImage {
                    anchors.verticalCenter: parent.verticalCenter
                    name: line.iconName
                    size: 16
                }
                SilentText {
                    text: line.text
                }
            }
        }
    }

    background: Rectangle {
        radius: Theme.radius
        color: Theme.card
        border.width: 1
        border.color: Theme.line
        Accessible.role: Accessible.PopupMenu
        Accessible.name: qsTr("Menu")
    }
    contentItem: Column {
        id: lines

        MenuLine {
            objectName: "menuReload"
            focus: true
            iconName: "rotate-cw"
            text: qsTr("Reload")
            onClicked: {
                root.close();
                root.viewModel.reload();
            }
        }
        MenuLine {
            objectName: "menuAbout"
            iconName: "info"
            text: qsTr("About")
            onClicked: {
                root.close();
                root.viewModel.aboutWanted();
            }
        }
        MenuLine {
            objectName: "menuClose"
            iconName: "x"
            text: qsTr("Close")
            onClicked: {
                root.close();
                root.viewModel.close();
            }
        }
    }
}
