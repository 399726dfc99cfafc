import QtQuick
import QtQuick.Templates as T
import app.shell.style

/*! One address to pick, and the way to change it. */
T.AbstractButton {
    id: root

    required property string addressId
    required property string who
    required property string where
    required property bool isDefault
    property bool isChosen: false
    readonly property bool isReached: ListView.isCurrentItem && ListView.view !== null && ListView.view.activeFocus && (ListView.view as RowList)?.isByKey === true

    /*! The person wants to change it. */
    signal changeWanted

    width: ListView.view ? ListView.view.width : implicitWidth
    implicitHeight: column.height + 24
    hoverEnabled: true
    focusPolicy: Qt.NoFocus
    Accessible.role: Accessible.RadioButton
    Accessible.name: [root.who, root.where].join(", ")
    Accessible.description: root.isDefault ? qsTr("Default") : ""
    Accessible.checkable: true
    Accessible.checked: root.isChosen

    background: Rectangle {
        radius: Theme.radiusSmall
        color: root.isChosen ? Theme.accentSoft : root.down ? Theme.pressed : root.hovered ? Theme.hover : "transparent"
        border.width: root.isReached ? 2 : 1
        border.color: root.isReached ? Theme.accent : root.isChosen ? Theme.accentLine : Theme.line
    }
    contentItem: Item {
        IconImage {
            anchors.left: parent.left
            anchors.leftMargin: 12
            anchors.verticalCenter: parent.verticalCenter
            name: root.isChosen ? "circle-check" : "circle"
            size: 20
            color: root.isChosen ? Theme.accent : Theme.textFaint
        }
        Column {
            id: column

            anchors.left: parent.left
            anchors.leftMargin: 44
            anchors.right: edit.left
            anchors.rightMargin: 8
            y: 12
            spacing: 3

            Row {
                width: parent.width
                spacing: 8

                PlainText {
                    width: Math.min(Math.ceil(implicitWidth), parent.width - (badge.visible ? badge.width + 8 : 0))
                    text: root.who
                    font.weight: Theme.strong(text)
                    elide: Text.ElideRight
                    maximumLineCount: 1
                    Accessible.ignored: true
                }
                Badge {
                    id: badge

                    text: root.isDefault ? qsTr("Default") : ""
                    tone: "soft"
                }
            }
            PlainText {
                width: parent.width
                text: root.where
                wrapMode: Text.Wrap
                maximumLineCount: 3
                elide: Text.ElideRight
                color: Theme.textSoft
                font.pixelSize: 13
                Accessible.ignored: true
            }
        }
        IconButton {
            id: edit

            objectName: "addressChange_" + root.addressId
            anchors.right: parent.right
            anchors.rightMargin: 6
            anchors.verticalCenter: parent.verticalCenter
            iconName: "pencil"
            name: qsTr("Change the address of %1").arg(root.who)
            hasTip: false
            onClicked: root.changeWanted()
        }
    }
}
