pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell.style

/*! What can be done with a message. */
T.Popup {
    id: root

    /*! Which lines there are. */
    required property bool canQuote
    required property bool canCopy
    /*! Whether it may go on to others; set before it opens, like `canRecall`. */
    property bool canForward: false
    /*! Whether it is a file that mini-apps could open; set before it opens too. */
    property bool canOpenWith: false
    required property bool canRecall
    required property bool canScan
    /*! Whether the person was asked if the message is to be deleted. */
    property bool isDeleteAsked: false

    signal quoteWanted
    signal copyWanted
    signal forwardWanted
    signal openWithWanted
    signal recallWanted
    signal deleteWanted
    signal scanWanted

    objectName: "messageMenu"
    width: 264
    height: lines.implicitHeight + 12
    margins: 6
    padding: 6
    // It lies over the window, which is not enlarged as what is in it is.
    scale: Theme.zoom
    transformOrigin: T.Popup.TopLeft
    focus: true
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    onOpened: {
        const first = root.canQuote ? quote : root.canScan ? scan : remove;
        first.forceActiveFocus(Qt.TabFocusReason);
        // One that has the focus already would keep the reason why.
        first.focusReason = Qt.TabFocusReason;
    }
    onClosed: isDeleteAsked = false

    background: Rectangle {
        radius: Theme.radius
        color: Theme.card
        border.width: 1
        border.color: Theme.line
        Accessible.role: Accessible.PopupMenu
        Accessible.name: qsTr("Message")
    }
    contentItem: Column {
        id: lines

        MenuLine {
            id: quote

            objectName: "messageQuote"
            visible: root.canQuote
            iconName: "reply"
            text: qsTr("Answer")
            onClicked: {
                root.close();
                root.quoteWanted();
            }
        }
        MenuLine {
            objectName: "messageCopy"
            visible: root.canCopy
            iconName: "copy"
            text: qsTr("Copy")
            onClicked: {
                root.close();
                root.copyWanted();
            }
        }
        MenuLine {
            objectName: "messageForward"
            visible: root.canForward
            iconName: "forward"
            text: qsTr("Forward…")
            onClicked: {
                root.close();
                root.forwardWanted();
            }
        }
        MenuLine {
            objectName: "messageOpenWith"
            visible: root.canOpenWith
            iconName: "blocks"
            text: qsTr("Open with a mini-app…")
            onClicked: {
                root.close();
                root.openWithWanted();
            }
        }
        MenuLine {
            id: scan

            objectName: "pictureScan"
            visible: root.canScan
            iconName: "scan-qr-code"
            text: qsTr("Scan code in picture")
            onClicked: {
                root.close();
                root.scanWanted();
            }
        }
        MenuLine {
            objectName: "messageRecall"
            visible: root.canRecall
            iconName: "undo-2"
            text: qsTr("Take back")
            onClicked: {
                root.close();
                root.recallWanted();
            }
        }
        MenuLine {
            id: remove

            objectName: "messageDelete"
            iconName: "trash-2"
            text: root.isDeleteAsked ? qsTr("Delete for me?") : qsTr("Delete for me")
            onClicked: {
                if (!root.isDeleteAsked) {
                    root.isDeleteAsked = true;
                    return;
                }
                root.close();
                root.deleteWanted();
            }
        }
    }
}
