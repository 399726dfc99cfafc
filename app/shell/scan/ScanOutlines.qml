pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell.style

/*! The codes to choose from where they lie on the picture: a numbered button over each. */
Item {
    id: root

    required property ScanViewModel viewModel
    /*! Where the picture lies. */
    required property rect shown
    readonly property int sideMin: 44

    clip: true
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Codes on the picture")

    Repeater {
        model: root.viewModel.choices

        T.AbstractButton {
            id: place

            required property var modelData
            required property int index
            readonly property real start: root.viewModel.isMirrored ? 1 - modelData.right : modelData.left
            readonly property real wide: (modelData.right - modelData.left) * root.shown.width
            readonly property real high: (modelData.bottom - modelData.top) * root.shown.height

            objectName: "scanOutline" + index
            x: root.shown.x + start * root.shown.width - (width - wide) / 2
            y: root.shown.y + modelData.top * root.shown.height - (height - high) / 2
            width: Math.max(root.sideMin, wide)
            height: Math.max(root.sideMin, high)
            // What lies inside another is above it, or it could not be pointed at.
            z: 1 / (1 + width * height)
            hoverEnabled: true
            focusPolicy: Qt.StrongFocus
            Accessible.role: Accessible.Button
            Accessible.name: qsTr("Code %1: %2, %3").arg(modelData.number).arg(modelData.kindText).arg(modelData.text)
            Keys.onReturnPressed: click()
            Keys.onEnterPressed: click()
            onClicked: root.viewModel.choose(index)

            background: Rectangle {
                radius: 8
                color: place.down ? "#552fcb82" : place.hovered ? "#332fcb82" : "transparent"
                border.width: place.visualFocus || place.hovered ? 3 : 0
                border.color: "#ffffff"
            }
            contentItem: Item {
                Rectangle {
                    anchors.centerIn: parent
                    width: 32
                    height: 32
                    radius: 16
                    color: "#0d7a4c"
                    border.width: 2
                    border.color: "#ffffff"

                    PlainText {
                        anchors.centerIn: parent
                        text: String(place.modelData.number)
                        color: "#ffffff"
                        font.weight: Font.Bold
                        Accessible.ignored: true
                    }
                }
            }
        }
    }
}
