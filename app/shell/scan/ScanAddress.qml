pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell.style

/*! Asks for the address of a network camera or video, or for a path. */
T.Popup {
    id: root

    required property ScanWays ways

    function submit(): void {
        if (field.text.trim() === "")
            return;
        root.close();
        root.ways.openPlace(field.text);
    }

    objectName: "scanAddressSheet"
    // It lies over the window, which is not enlarged as what is in it is.
    scale: Theme.zoom
    parent: T.Overlay.overlay
    transformOrigin: T.Popup.TopLeft
    x: ((parent?.width ?? 0) - width * scale) / 2
    y: ((parent?.height ?? 0) - height * scale) / 2
    width: Math.min(440, ((parent?.width ?? 440) / Theme.zoom) - 2 * Theme.gap)
    height: column.implicitHeight + 2 * padding
    padding: 20
    modal: true
    focus: true
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    onOpened: field.forceActiveFocus(Qt.PopupFocusReason)

    T.Overlay.modal: Rectangle {
        color: Theme.scrim
    }
    background: Rectangle {
        radius: Theme.radius
        color: Theme.card
        border.width: 1
        border.color: Theme.line
        Accessible.role: Accessible.Dialog
        Accessible.name: heading.text
    }
    contentItem: Column {
        id: column

        spacing: Theme.gapSmall

        PlainText {
            id: heading

            width: parent.width
            text: qsTr("Network camera or video")
            font.pixelSize: Theme.sizeTitle
            font.weight: Theme.strong(text)
            elide: Text.ElideRight
            Accessible.role: Accessible.Heading
        }
        PlainText {
            width: parent.width
            text: qsTr("Its address, as the camera's maker gives it. A file, a folder of pictures or numbered ones (frame_%04d.png) do as well.")
            color: Theme.textSoft
            wrapMode: Text.Wrap
        }
        Field {
            id: field

            objectName: "scanAddressField"
            width: parent.width
            label: qsTr("Address or file to scan")
            placeholderText: "rtsp://192.168.1.20/stream"
            maximumLength: 2000
            inputMethodHints: Qt.ImhUrlCharactersOnly | Qt.ImhNoPredictiveText
            onAccepted: root.submit()
        }
        Row {
            anchors.right: parent.right
            topPadding: Theme.gapSmall
            spacing: Theme.gapSmall

            PushButton {
                objectName: "scanCancelAddress"
                role: "secondary"
                text: qsTr("Cancel")
                onClicked: root.close()
            }
            PushButton {
                objectName: "scanOpenAddress"
                text: qsTr("Open")
                enabled: field.text.trim() !== ""
                onClicked: root.submit()
            }
        }
    }
}
