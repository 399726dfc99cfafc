pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell.style

/*! What can be done with the picture in a message. */
T.Popup {
    id: root

    /*! The person wants the code in the picture. */
    signal scanWanted

    objectName: "pictureMenu"
    width: 220
    height: scan.implicitHeight + 12
    margins: 6
    padding: 6
    // It lies over the window, which is not enlarged as what is in it is.
    scale: Theme.zoom
    transformOrigin: T.Popup.TopLeft
    focus: true
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    onOpened: scan.forceActiveFocus(Qt.PopupFocusReason)

    background: Rectangle {
        radius: Theme.radius
        color: Theme.card
        border.width: 1
        border.color: Theme.line
        Accessible.role: Accessible.PopupMenu
        Accessible.name: qsTr("Picture")
    }
    contentItem: MenuLine {
        id: scan

        objectName: "pictureScan"
        iconName: "scan-qr-code"
        text: qsTr("Scan code in picture")
        onClicked: {
            root.close();
            root.scanWanted();
        }
    }
}
