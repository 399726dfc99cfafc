import QtQuick

/*! What stands where nothing is yet: an icon, a line, a sentence, and perhaps something to do about it. */
Item {
    id: root

    property string iconName: "inbox"
    property string title: ""
    property string text: ""
    property string action: ""
    /*! Something went wrong: the sign is red. */
    property bool isTrouble: false

    signal acted

    implicitWidth: 320
    implicitHeight: column.implicitHeight

    Column {
        id: column

        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.gapLarge, 340)
        spacing: Theme.gapSmall

        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            width: 64
            height: 64
            radius: 20
            // In a low place the words come first.
            visible: root.height >= 220
            color: root.isTrouble ? Theme.dangerSoft : Theme.field

            IconImage {
                anchors.centerIn: parent
                name: root.iconName
                size: 28
                color: root.isTrouble ? Theme.danger : Theme.textFaint
            }
        }
        Item {
            width: 1
            height: 4
        }
        BalancedText {
            width: parent.width
            visible: text !== ""
            words: root.title
            font.pixelSize: Theme.sizeTitle
            font.weight: Theme.strong(text)
        }
        BalancedText {
            width: parent.width
            visible: text !== ""
            words: root.text
            maximumLineCount: 6
            elide: Text.ElideRight
            color: Theme.textSoft
            lineHeight: 1.25
        }
        Item {
            width: 1
            height: 4
            visible: root.action !== ""
        }
        PushButton {
            objectName: "emptyAction"
            anchors.horizontalCenter: parent.horizontalCenter
            visible: root.action !== ""
            text: root.action
            role: "secondary"
            onClicked: root.acted()
        }
    }
}
