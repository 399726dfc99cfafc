pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell.style

/*! A mini-app's notice: whose it is in our words, then its own; a click opens its page. It goes by itself. */
Item {
    id: root

    required property NoticesViewModel viewModel
    /*! Something else has the person's attention: the notice waits, unseen. */
    property bool isHeld: false
    readonly property var notice: viewModel.notice
    readonly property bool isShown: viewModel.isShown && !isHeld

    objectName: "noticeToast"
    implicitWidth: 340
    implicitHeight: card.implicitHeight
    visible: isShown

    T.AbstractButton {
        id: card

        objectName: "notice"
        anchors.fill: parent
        implicitHeight: words.implicitHeight + 2 * Theme.gap
        hoverEnabled: true
        focusPolicy: Qt.StrongFocus
        Accessible.role: Accessible.Button
        Accessible.name: [root.notice.name, root.notice.title, root.notice.text].filter(part => part !== "").join(", ")
        Accessible.description: qsTr("Notice")
        Keys.onReturnPressed: click()
        Keys.onEnterPressed: click()
        Keys.onEscapePressed: root.viewModel.dismiss()
        onClicked: root.viewModel.open()

        background: Rectangle {
            radius: Theme.radius
            color: card.down ? Theme.pressed : card.hovered ? Theme.hover : Theme.card
            border.width: 1
            border.color: Theme.lineStrong

            FocusRing {
                control: card.background
                isShown: card.visualFocus
            }
        }
    }
    IconTile {
        id: tile

        anchors.left: parent.left
        anchors.leftMargin: Theme.gap
        anchors.top: parent.top
        anchors.topMargin: Theme.gap
        size: 36
        iconName: root.notice.iconName
        source: root.notice.iconSource
        color: root.notice.color
    }
    Column {
        id: words

        anchors.left: tile.right
        anchors.leftMargin: Theme.gap
        anchors.right: close.left
        anchors.rightMargin: Theme.gapTiny
        anchors.top: parent.top
        anchors.topMargin: Theme.gap
        spacing: 2

        PlainText {
            objectName: "noticeName"
            width: parent.width
            text: root.notice.name
            color: Theme.textSoft
            font.pixelSize: Theme.sizeCaption
            elide: Text.ElideRight
            maximumLineCount: 1
            Accessible.ignored: true
        }
        PlainText {
            objectName: "noticeTitle"
            width: parent.width
            text: root.notice.title
            font.weight: Theme.strong(text)
            elide: Text.ElideRight
            maximumLineCount: 1
            Accessible.ignored: true
        }
        PlainText {
            objectName: "noticeText"
            width: parent.width
            visible: text !== ""
            text: root.notice.text
            wrapMode: Text.Wrap
            elide: Text.ElideRight
            maximumLineCount: 3
            Accessible.ignored: true
        }
    }
    IconButton {
        id: close

        objectName: "dismissNotice"
        anchors.right: parent.right
        anchors.rightMargin: Theme.gapTiny
        anchors.top: parent.top
        anchors.topMargin: Theme.gapTiny
        iconName: "x"
        iconSize: 16
        name: qsTr("Dismiss")
        onClicked: root.viewModel.dismiss()
    }
    Timer {
        interval: 8000
        running: root.isShown && !card.hovered && !card.activeFocus && !close.hovered && !close.activeFocus
        onTriggered: root.viewModel.dismiss()
    }
}
