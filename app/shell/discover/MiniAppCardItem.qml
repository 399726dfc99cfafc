import QtQuick
import app.shell.style

/*! One mini-app as a card: what it is, from whom, and a button that opens it. */
Panel {
    id: root

    required property string miniappId
    required property string name
    required property string about
    required property string publisherName
    required property bool isVerified
    required property string iconName
    required property string iconSource
    required property string tileColor
    required property string catalogue
    required property string update
    required property string warning
    /*! It is one of those the person pinned; none can be where nobody keeps them. */
    property bool isPinned: false
    property bool isPinnable: false

    /*! The person wants to use it. */
    signal opened
    /*! The person wants to know more. */
    signal chosen
    /*! The person wants to have it among theirs, or not any more. */
    signal pinWanted(isPinned: bool)

    implicitHeight: 178
    border.color: hover.hovered ? Theme.lineStrong : Theme.line
    Accessible.role: Accessible.Grouping
    Accessible.name: name

    HoverHandler {
        id: hover
    }
    TapHandler {
        onTapped: root.chosen()
    }

    IconTile {
        anchors.left: parent.left
        anchors.leftMargin: 16
        y: 16
        size: 48
        iconName: root.iconName
        source: root.iconSource
        color: root.tileColor
    }
    Column {
        anchors.left: parent.left
        anchors.leftMargin: 76
        anchors.right: parent.right
        anchors.rightMargin: pin.visible ? 48 : 16
        y: 18
        spacing: 3

        PlainText {
            width: parent.width
            text: root.name
            font.pixelSize: Theme.sizeTitle
            font.weight: Theme.strong(text)
            elide: Text.ElideRight
        }
        Row {
            width: parent.width
            spacing: 4

            IconImage {
                anchors.verticalCenter: parent.verticalCenter
                visible: root.isVerified
                name: "badge-check"
                size: 14
                color: Theme.accent
            }
            PlainText {
                width: Math.min(implicitWidth, parent.width - 20)
                text: root.isVerified ? root.publisherName : root.catalogue !== "" ? qsTr("%1 · unverified · from %2").arg(Words.isolated(root.publisherName)).arg(Words.isolated(root.catalogue)) : qsTr("%1 · unverified").arg(Words.isolated(root.publisherName))
                color: Theme.textSoft
                font.pixelSize: Theme.sizeCaption
                elide: Text.ElideRight
            }
        }
    }
    IconButton {
        id: pin

        objectName: "miniappPin_" + root.miniappId
        anchors.right: parent.right
        anchors.rightMargin: 10
        y: 10
        width: 32
        height: 32
        visible: root.isPinnable && root.catalogue === ""
        iconSize: 16
        iconName: root.isPinned ? "pin-off" : "pin"
        name: (root.isPinned ? qsTr("Unpin %1") : qsTr("Pin %1")).arg(root.name)
        onClicked: root.pinWanted(!root.isPinned)
    }
    PlainText {
        x: 16
        y: 78
        width: parent.width - 32
        objectName: "miniappAboutText_" + root.miniappId
        text: root.warning === "" ? root.about : root.warning
        color: root.warning === "" ? Theme.textSoft : Theme.danger
        font.pixelSize: 13
        lineHeight: 1.2
        wrapMode: Text.Wrap
        maximumLineCount: 2
        elide: Text.ElideRight
    }
    PushButton {
        objectName: "miniappOpen_" + root.miniappId
        anchors.left: parent.left
        anchors.leftMargin: 16
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 16
        height: 32
        role: root.catalogue === "" ? "primary" : "secondary"
        text: root.catalogue === "" ? qsTr("Open") : qsTr("Install…")
        Accessible.name: (root.catalogue === "" ? qsTr("Open %1") : qsTr("Install %1")).arg(root.name)
        onClicked: root.opened()
    }
    PushButton {
        objectName: "miniappAbout_" + root.miniappId
        anchors.right: parent.right
        anchors.rightMargin: 8
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 16
        height: 32
        visible: root.width >= 200 // a click beside the buttons does the same
        role: "plain"
        text: root.update === "" ? qsTr("About") : qsTr("Update")
        Accessible.name: qsTr("About %1").arg(root.name)
        onClicked: root.chosen()
    }
}
