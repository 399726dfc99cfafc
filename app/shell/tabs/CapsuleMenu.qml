pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell.style

/*! What can be done with a mini-app, whatever its page shows. */
T.Popup {
    id: root

    required property MiniAppViewModel viewModel
    required property string place
    required property bool hasRoom

    /*! It is wanted in another place; see `MiniAppView`. */
    signal placeWanted(place: string)

    function go(place: string): void {
        close();
        placeWanted(place);
    }

    objectName: "capsulePopup"
    width: 290
    height: lines.implicitHeight + 12
    padding: 6
    // It lies over the window, which is not enlarged as what is in it is.
    scale: Theme.zoom
    transformOrigin: T.Popup.TopLeft
    focus: true
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside

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
            objectName: "menuShare"
            iconName: "share-2"
            text: qsTr("Share…")
            onClicked: {
                root.close();
                root.viewModel.shareWanted();
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
            objectName: "menuBeside"
            visible: root.place !== "beside"
            enabled: root.hasRoom
            iconName: "columns-2"
            text: qsTr("Beside the chat")
            command: "tabs.beside"
            onClicked: root.go("beside")
        }
        MenuLine {
            objectName: "menuStrip"
            visible: root.place !== "strip"
            iconName: "panel-right"
            text: qsTr("As a tab")
            onClicked: root.go("strip")
        }
        MenuLine {
            objectName: "menuWindow"
            visible: root.place !== "window"
            iconName: "picture-in-picture-2"
            text: qsTr("In a window of its own")
            command: "tabs.tear"
            onClicked: root.go("window")
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
