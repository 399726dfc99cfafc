pragma ComponentBehavior: Bound
import QtQuick
import app.shell.chat
import app.shell.components
import app.shell.style

/*! A picture, in room that is its own before it has come: nothing jumps. Pressed, it is shown large. */
Rectangle {
    id: root

    required property ConversationViewModel viewModel
    required property var content
    required property bool isMine
    required property real widthMax

    readonly property SavingViewModel saving: viewModel.saving as SavingViewModel
    readonly property real aspect: Number(content.aspect)
    readonly property bool hasCaption: content.caption !== ""
    readonly property real sideMax: Math.min(340, widthMax)
    readonly property real heightMax: 360
    readonly property real fitted: Math.min(sideMax, heightMax * aspect, Math.max(140, Number(content.pictureWidth)))
    readonly property real pictureWidth: Math.max(Math.min(sideMax, hasCaption ? 200 : 90), fitted)
    readonly property real pictureHeight: Math.max(48, Math.min(heightMax, pictureWidth / aspect))

    implicitWidth: pictureWidth
    implicitHeight: pictureHeight + (hasCaption ? caption.height + 18 : 0)
    radius: Theme.radiusBubble
    color: !hasCaption ? "transparent" : isMine ? Theme.bubbleMine : Theme.bubbleOther
    border.width: hasCaption && !isMine ? 1 : 0
    border.color: Theme.line

    Rectangle {
        width: root.width
        height: root.pictureHeight
        radius: root.radius
        color: Theme.field
        activeFocusOnTab: true
        objectName: "pictureOpen"
        Accessible.role: Accessible.Button
        Accessible.name: root.hasCaption ? qsTr("Picture: %1. Show it large").arg(Words.isolated(root.content.caption)) : qsTr("Picture. Show it large")
        Accessible.onPressAction: press()
        Keys.onReturnPressed: press()
        Keys.onEnterPressed: press()
        Keys.onSpacePressed: press()

        function press(): void {
            root.saving.viewWanted(root.content.attachment, root.content.suffix, root.content.aspect);
        }

        Picture {
            anchors.fill: parent
            loader: root.viewModel.pictures as PictureLoader
            source: root.content.attachment
            radius: root.radius
        }
        FocusRing {
            control: parent
        }
        HoverHandler {
            cursorShape: Qt.PointingHandCursor
        }
        TapHandler {
            onTapped: parent.press() // qmllint disable missing-property
        }
    }
    ReadingText {
        id: caption

        x: 12
        y: root.pictureHeight + 8
        width: root.width - 24
        visible: root.hasCaption
        text: root.content.caption
    }
}
