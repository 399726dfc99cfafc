pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell.components
import app.shell.style

/*! A picture over the whole window: the wheel, + and - enlarge it, it is drawn about, Esc closes it. */
T.Popup {
    id: root

    /*! What opens the attachment. */
    property PictureLoader pictures: null
    property string attachment: ""
    /*! A picture of our own to show in place of an attachment, by its address; then there are no copies and no codes. */
    property string address: ""
    required property real aspect
    /*! What it shows, in words. */
    property string name: qsTr("Picture")

    readonly property real fittedWidth: Math.max(1, Math.min(width - 48, (height - 110) * aspect))
    property real scaling: 1

    /*! The person wants to keep a copy. */
    signal saveWanted
    /*! The person wants the code in it: as it is shown now. */
    signal scanWanted(var image)

    function zoomBy(factor: real): void {
        const next = Math.max(1, Math.min(8, scaling * factor));
        const x = (flick.contentX + flick.width / 2) / flick.contentWidth;
        const y = (flick.contentY + flick.height / 2) / flick.contentHeight;
        scaling = next;
        flick.contentX = Math.max(0, Math.min(flick.contentWidth - flick.width, x * flick.contentWidth - flick.width / 2));
        flick.contentY = Math.max(0, Math.min(flick.contentHeight - flick.height, y * flick.contentHeight - flick.height / 2));
    }

    function move(x: real, y: real): void {
        flick.contentX = Math.max(0, Math.min(flick.contentWidth - flick.width, flick.contentX + x));
        flick.contentY = Math.max(0, Math.min(flick.contentHeight - flick.height, flick.contentY + y));
    }

    objectName: "pictureViewer"
    parent: T.Overlay.overlay
    width: T.Overlay.overlay?.width ?? 0
    height: T.Overlay.overlay?.height ?? 0
    modal: true
    dim: false
    focus: true
    padding: 0
    closePolicy: T.Popup.CloseOnEscape
    onOpened: stage.forceActiveFocus()

    background: Rectangle {
        color: Theme.content
        Accessible.role: Accessible.Dialog
        Accessible.name: root.name
    }
    contentItem: FocusScope {
        id: stage

        focus: true
        Keys.onPressed: event => {
            const step = 60;
            event.accepted = true;
            if (event.key === Qt.Key_Plus || event.key === Qt.Key_Equal)
                root.zoomBy(1.25);
            else if (event.key === Qt.Key_Minus)
                root.zoomBy(0.8);
            else if (event.key === Qt.Key_0)
                root.scaling = 1;
            else if (event.key === Qt.Key_Left)
                root.move(-step, 0);
            else if (event.key === Qt.Key_Right)
                root.move(step, 0);
            else if (event.key === Qt.Key_Up)
                root.move(0, -step);
            else if (event.key === Qt.Key_Down)
                root.move(0, step);
            else
                event.accepted = false;
        }

        Flickable {
            id: flick

            anchors.fill: parent
            anchors.bottomMargin: 62
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            contentWidth: Math.max(width, picture.width)
            contentHeight: Math.max(height, picture.height)

            Item {
                id: picture

                readonly property bool isShown: root.address === "" ? attached.isShown : own.status === Image.Ready

                objectName: "viewerPicture"
                x: (flick.contentWidth - width) / 2
                y: (flick.contentHeight - height) / 2
                width: root.fittedWidth * root.scaling
                height: width / root.aspect
                Accessible.role: Accessible.Graphic
                Accessible.name: root.name

                Picture {
                    id: attached

                    anchors.fill: parent
                    visible: root.address === ""
                    loader: root.pictures
                    source: root.attachment
                }
                // Drawn once, in twice the size that fits: enlarging it reads nothing again.
                RoundPicture {
                    id: own

                    anchors.centerIn: parent
                    width: 2 * root.fittedWidth
                    height: width / root.aspect
                    scale: root.scaling / 2
                    visible: root.address !== ""
                    source: root.address
                    corner: 0
                    fits: true
                }
            }
            TapHandler {
                onDoubleTapped: root.scaling > 1 ? root.scaling = 1 : root.zoomBy(2)
            }
        }
        WheelHandler {
            onWheel: event => root.zoomBy(event.angleDelta.y > 0 ? 1.15 : 1 / 1.15)
        }
        Row {
            anchors.horizontalCenter: parent.horizontalCenter
            anchors.bottom: parent.bottom
            anchors.bottomMargin: 13
            spacing: 6

            IconButton {
                objectName: "viewerSmaller"
                iconName: "zoom-out"
                name: qsTr("Smaller")
                enabled: root.scaling > 1
                onClicked: root.zoomBy(0.8)
            }
            PlainText {
                objectName: "viewerScale"
                anchors.verticalCenter: parent.verticalCenter
                width: 52
                horizontalAlignment: Text.AlignHCenter
                text: qsTr("%1%").arg(Math.round(root.scaling * 100))
                color: Theme.textSoft
            }
            IconButton {
                objectName: "viewerLarger"
                iconName: "zoom-in"
                name: qsTr("Larger")
                enabled: root.scaling < 8
                onClicked: root.zoomBy(1.25)
            }
            IconButton {
                objectName: "viewerScan"
                visible: root.address === ""
                iconName: "scan-qr-code"
                name: qsTr("Scan code in picture")
                onClicked: picture.grabToImage(result => root.scanWanted(result.image))
            }
            IconButton {
                objectName: "viewerSave"
                visible: root.address === ""
                iconName: "download"
                name: qsTr("Save as…")
                onClicked: root.saveWanted()
            }
            IconButton {
                objectName: "viewerClose"
                iconName: "x"
                name: qsTr("Close")
                onClicked: root.close()
            }
        }
    }
}
