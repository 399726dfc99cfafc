pragma ComponentBehavior: Bound
import QtQuick
import app.shell.style

/*! One thing a mini-app may ask for, why its author says so, and whether that is new or over. */
Column {
    id: root

    required property string iconName
    required property string what
    /*! What that means, where nobody asks again. */
    required property string given
    /*! The hosts that it reaches: each with a mark of its own, so that half of a long name is not taken for another. */
    required property list<string> hosts
    required property string why
    /*! "new", "gone" or nothing. */
    required property string mark

    spacing: 2
    Accessible.role: Accessible.StaticText
    Accessible.name: badge.text === "" ? what : qsTr("%1, %2").arg(what).arg(badge.text)

    Row {
        width: parent.width
        spacing: Theme.gapSmall

        IconImage {
            anchors.verticalCenter: parent.verticalCenter
            name: root.mark === "gone" ? "minus" : root.iconName
            size: 16
            color: root.mark === "gone" ? Theme.textFaint : Theme.accent
        }
        PlainText {
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, parent.width - 24 - (badge.visible ? badge.width + Theme.gapSmall : 0))
            text: root.what
            elide: Text.ElideRight
            color: root.mark === "gone" ? Theme.textFaint : Theme.text
            font.strikeout: root.mark === "gone"
            Accessible.ignored: true
        }
        Badge {
            id: badge

            anchors.verticalCenter: parent.verticalCenter
            text: root.mark === "new" ? qsTr("New") : root.mark === "gone" ? qsTr("No longer") : ""
            tone: root.mark === "new" ? "danger" : "soft"
        }
    }
    PlainText {
        anchors.left: parent.left
        anchors.leftMargin: 24
        anchors.right: parent.right
        visible: root.given !== "" && root.mark !== "gone"
        text: root.given
        wrapMode: Text.Wrap
        font.pixelSize: Theme.sizeCaption
    }
    Repeater {
        model: root.hosts

        Row {
            id: host

            required property string modelData

            anchors.left: parent.left
            anchors.leftMargin: 24
            width: root.width - 24
            spacing: 6

            PlainText {
                id: dot

                text: "•"
                color: Theme.textSoft
                font.pixelSize: Theme.sizeCaption
                Accessible.ignored: true
            }
            PlainText {
                objectName: "installHost"
                width: host.width - dot.width - host.spacing
                text: host.modelData
                wrapMode: Text.Wrap
                font.pixelSize: Theme.sizeCaption
            }
        }
    }
    PlainText {
        anchors.left: parent.left
        anchors.leftMargin: 24
        anchors.right: parent.right
        visible: root.why !== "" && root.mark !== "gone"
        text: qsTr("“%1”").arg(Words.isolated(root.why))
        wrapMode: Text.Wrap
        maximumLineCount: 3
        elide: Text.ElideRight
        color: Theme.textSoft
        font.pixelSize: Theme.sizeCaption
    }
}
