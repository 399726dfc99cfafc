pragma ComponentBehavior: Bound
import QtQuick
import app.shell.style

/*! One member; its owner may change what they are. */
ListRow {
    id: root

    required property string userId
    required property string avatarColor
    required property string picture
    required property bool isOwner
    required property bool isMe
    required title
    property bool canChange: false
    /*! Whether the person was asked if this member is to go. */
    property bool isAsked: false

    /*! The member is to go, or to become the owner. */
    signal removeWanted
    signal ownerWanted

    implicitHeight: 60
    subtitle: isOwner && isMe ? qsTr("Owner, you") : isOwner ? qsTr("Owner") : isMe ? qsTr("You") : ""

    face: Avatar {
        name: root.title
        color: root.avatarColor
        source: root.picture
        size: 36
    }

    Row {
        anchors.right: parent.right
        anchors.rightMargin: 14
        anchors.verticalCenter: parent.verticalCenter
        visible: root.canChange
        spacing: 2

        IconButton {
            objectName: "memberOwner_" + root.userId
            visible: !root.isAsked
            iconName: "key-round"
            iconSize: 17
            name: qsTr("Make %1 the owner").arg(Words.isolated(root.title))
            onClicked: root.ownerWanted()
        }
        IconButton {
            objectName: "memberRemove_" + root.userId
            visible: !root.isAsked
            iconName: "x"
            iconSize: 17
            name: qsTr("Remove %1").arg(Words.isolated(root.title))
            onClicked: root.removeWanted()
        }
        PushButton {
            objectName: "memberRemoveSure_" + root.userId
            visible: root.isAsked
            role: "danger"
            text: qsTr("Remove?")
            onClicked: root.removeWanted()
        }
    }
}
