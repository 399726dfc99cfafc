pragma ComponentBehavior: Bound
import QtQuick
import app.shell.components
import app.shell.style

/*! One picture or file on the sheet; a picture that is alone is shown large. */
Item {
    id: root

    required property string itemId
    required property string kind
    required property string name
    required property string aboutText
    required property string iconName
    required property string attachment
    required property string aspect
    required property string problem
    required property PictureLoader pictures
    property bool isAlone: false
    property bool canRemove: true

    readonly property bool isLarge: isAlone && kind === "picture" && problem === ""
    readonly property real shapeHeight: Math.max(80, Math.min(260, width / Number(aspect)))

    /*! The person takes it off the sheet. */
    signal removed

    implicitHeight: isLarge ? shapeHeight : Math.max(52, words.height + 8)
    Accessible.role: Accessible.ListItem
    Accessible.name: problem === "" ? name : qsTr("%1: %2").arg(name).arg(problem)

    Rectangle {
        anchors.left: parent.left
        width: root.isLarge ? parent.width : 52
        height: root.isLarge ? root.shapeHeight : 52
        radius: Theme.radiusSmall
        color: root.problem !== "" ? Theme.dangerSoft : root.kind === "file" ? Theme.accentSoft : Theme.field

        Loader {
            anchors.fill: parent
            active: root.attachment !== ""
            sourceComponent: Picture {
                loader: root.pictures
                source: root.attachment
                fit: root.isLarge ? "contain" : "cover"
                radius: root.isLarge ? 0 : Theme.radiusSmall
            }
        }
        Spinner {
            anchors.centerIn: parent
            visible: root.kind === "reading"
            size: 20
        }
        IconImage {
            anchors.centerIn: parent
            visible: root.kind !== "reading" && root.attachment === ""
            name: root.problem !== "" ? "circle-alert" : root.iconName
            size: 24
            color: root.problem !== "" ? Theme.danger : Theme.accent
        }
    }
    Column {
        id: words

        anchors.left: parent.left
        anchors.leftMargin: 64
        anchors.right: parent.right
        anchors.rightMargin: remove.width + 8
        anchors.verticalCenter: parent.verticalCenter
        visible: !root.isLarge
        spacing: 2

        PlainText {
            width: parent.width
            text: root.name
            font.weight: Font.Medium
            elide: Text.ElideMiddle
        }
        PlainText {
            objectName: "sendingProblem"
            width: parent.width
            visible: text !== ""
            text: root.problem === "" ? root.aboutText : root.problem
            color: root.problem === "" ? Theme.textSoft : Theme.danger
            font.pixelSize: Theme.sizeCaption
            wrapMode: Text.Wrap
        }
    }
    IconButton {
        id: remove

        objectName: "sendingRemove"
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.topMargin: root.isLarge ? 6 : 8
        visible: root.canRemove && !root.isLarge
        iconName: "x"
        name: qsTr("Leave out")
        Accessible.name: qsTr("Leave out %1").arg(root.name)
        onClicked: root.removed()
    }
}
