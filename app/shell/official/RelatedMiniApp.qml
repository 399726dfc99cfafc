import QtQuick
import QtQuick.Templates as T
import app.shell.style

/*! A mini-app that an official account names: opened by a click; one that was withdrawn says so. */
T.AbstractButton {
    id: root

    required property string miniappId
    required property string name
    required property string about
    required property string publisherName
    required property string iconName
    required property string iconSource
    required property string tileColor
    readonly property bool isKnown: name !== ""

    /*! The keyboard reached it. */
    signal reached

    objectName: "relatedMiniapp_" + miniappId
    implicitHeight: 72
    enabled: isKnown
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Button
    Accessible.name: isKnown ? qsTr("Open %1").arg(name) : title.text
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()
    onActiveFocusChanged: {
        if (visualFocus)
            reached();
    }

    background: Panel {
        id: ground

        border.color: root.hovered ? Theme.lineStrong : Theme.line

        FocusRing {
            control: ground
            isShown: root.visualFocus
            radius: 14
        }
    }
    contentItem: Item {
        IconTile {
            id: tile

            anchors.left: parent.left
            anchors.leftMargin: 14
            anchors.verticalCenter: parent.verticalCenter
            size: 40
            iconName: root.iconName
            source: root.iconSource
            color: root.tileColor
        }
        Column {
            anchors.left: tile.right
            anchors.leftMargin: 12
            anchors.right: parent.right
            anchors.rightMargin: 14
            anchors.verticalCenter: parent.verticalCenter
            spacing: 3

            PlainText {
                id: title

                objectName: "relatedName"
                width: parent.width
                text: root.isKnown ? root.name : qsTr("Withdrawn mini-app")
                color: root.isKnown ? Theme.text : Theme.textSoft
                font.weight: Theme.strong(text)
                elide: Text.ElideRight
                maximumLineCount: 1
            }
            PlainText {
                width: parent.width
                text: root.isKnown ? (root.about === "" ? root.publisherName : root.about) : qsTr("It is not in the catalogue any more.")
                color: Theme.textSoft
                font.pixelSize: Theme.sizeCaption
                elide: Text.ElideRight
                maximumLineCount: 1
            }
        }
    }
}
