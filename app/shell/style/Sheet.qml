import QtQuick
import QtQuick.Templates as T

/*! A question over the whole dimmed window. Tab stays inside; Esc dismisses it unless that is forbidden. */
T.Popup {
    id: root

    property string title: ""
    property string subtitle: ""
    /*! Whether Esc and the cross end it. */
    property bool isDismissible: true
    property int sheetWidth: 400
    /*! A `MarkViewModel` on a real prompt: by its picture and phrase the person knows that Plaza asks. */
    property var promptMark: null
    /*! Whether the mark stands above everything; false where the body has a place of its own for it. */
    property bool showsMark: true
    /*! What hears the keys that nothing else on the sheet wants; null for none. */
    property Item keyTaker: null
    /*! What the sheet shows below its title: items as wide as `parent`. */
    default property alias body: holder.data

    /*! The person closed it by Esc or the cross. */
    signal dismissed

    parent: T.Overlay.overlay
    readonly property real roomHeight: (T.Overlay.overlay?.height ?? 0) - 24
    readonly property real roomWidth: (T.Overlay.overlay?.width ?? 0) - 24

    /*! How high it is with all that stands on it. */
    readonly property real wholeHeight: column.implicitHeight + topPadding + bottomPadding

    x: Math.round(((T.Overlay.overlay?.width ?? 0) - width) / 2)
    y: Math.round(((T.Overlay.overlay?.height ?? 0) - height) / 2)
    width: sheetWidth
    height: Math.min(wholeHeight, Math.ceil(roomHeight / scale))
    padding: 24
    // Enlarged like everything, but never beyond the window. Where that is low, no smaller than unenlarged: it scrolls.
    scale: Math.max(0.5, Math.min(Theme.zoom, Math.max(1, roomHeight / Math.max(1, wholeHeight)), roomWidth / Math.max(1, width)))
    modal: true
    dim: true
    focus: true
    closePolicy: T.Popup.NoAutoClose

    background: Rectangle {
        radius: 16
        color: Theme.dark ? Theme.list : Theme.card
        border.width: 1
        border.color: Theme.line
        Accessible.role: Accessible.Dialog
        Accessible.name: root.title
    }
    contentItem: FocusScope {
        id: scope

        readonly property Item keyboardAt: Window.activeFocusItem

        focus: true
        onKeyboardAtChanged: area.reveal(keyboardAt)
        Keys.forwardTo: root.keyTaker ? [root.keyTaker] : []
        Keys.onEscapePressed: {
            if (root.isDismissible)
                root.dismissed();
        }

        Flickable {
            id: area

            /*! Beside what it scrolls there is room for the bar, and for the ring of what has the keyboard. */
            readonly property int edge: 12

            /*! Scroll just far enough to show `item`, if it is one of the sheet's and there is room for it. */
            function reveal(item: Item): void {
                for (let each = item; each !== column; each = each.parent) {
                    if (!each)
                        return;
                }
                const top = item.mapToItem(column, 0, 0).y;
                if (height > item.height + 2 * edge) // not before the sheet has its height
                    contentY = Math.max(0, Math.min(top, Math.max(contentY, top + item.height + 2 * edge - height)));
            }

            anchors.fill: parent
            anchors.margins: -edge
            contentWidth: width
            contentHeight: column.implicitHeight + 2 * edge
            interactive: contentHeight > height + 1
            clip: interactive
            boundsBehavior: Flickable.StopAtBounds
            acceptedButtons: Qt.NoButton
            T.ScrollBar.vertical: ScrollLine {}
            onHeightChanged: reveal(scope.keyboardAt)

            Column {
                id: column

                anchors.left: parent.left
                anchors.leftMargin: area.edge
                anchors.top: parent.top
                anchors.topMargin: area.edge
                width: scope.width
                spacing: Theme.gap

                PromptMark {
                    anchors.horizontalCenter: parent.horizontalCenter
                    mark: root.showsMark ? root.promptMark : null
                    widthMax: column.width
                }
                Item {
                    width: parent.width
                    height: titles.height
                    visible: root.title !== ""

                    Column {
                        id: titles

                        anchors.left: parent.left
                        width: parent.width - 40
                        spacing: 2

                        PlainText {
                            width: parent.width
                            text: root.title
                            font.pixelSize: Theme.sizeHeading
                            font.weight: Theme.strong(text)
                            wrapMode: Text.Wrap
                            Accessible.role: Accessible.Heading
                        }
                        PlainText {
                            width: parent.width
                            visible: text !== ""
                            text: root.subtitle
                            color: Theme.textSoft
                            wrapMode: Text.Wrap
                        }
                    }
                    IconButton {
                        objectName: "sheetClose"
                        anchors.right: parent.right
                        anchors.rightMargin: -8
                        anchors.top: parent.top
                        anchors.topMargin: -6
                        visible: root.isDismissible
                        iconName: "x"
                        name: qsTr("Close")
                        hasTip: false
                        onClicked: root.dismissed()
                    }
                }
                Column {
                    id: holder

                    width: parent.width
                    spacing: Theme.gap
                }
            }
        }
    }

    T.Overlay.modal: Rectangle {
        color: Theme.scrim
    }
}
