pragma ComponentBehavior: Bound
import QtQuick
import app.shell.style

/*! What is held for shops now: it is still the person's, and no bill yet. */
Panel {
    id: root

    required property HeldViewModel viewModel
    readonly property bool isNarrow: width < 300

    height: rows.height + 20
    color: Theme.card
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Held for shops: %1").arg(viewModel.totalText)

    Column {
        id: rows

        x: 16
        y: 10
        width: parent.width - 32

        PlainText {
            objectName: "heldTitle"
            width: parent.width
            topPadding: 2
            bottomPadding: 4
            text: qsTr("%1 held, not charged yet").arg(root.viewModel.totalText)
            color: Theme.textSoft
            font.pixelSize: Theme.sizeCaption
            font.weight: Font.DemiBold
            wrapMode: Text.Wrap
        }
        Repeater {
            model: root.viewModel.rows

            Item {
                id: row

                required property string orderId
                required property string title
                required property string merchant
                required property string amountText
                required property string untilText

                objectName: "held_" + orderId
                width: rows.width
                height: words.height + 16 + (root.isNarrow ? amount.height + 2 : 0)
                Accessible.role: Accessible.ListItem
                Accessible.name: qsTr("%1, %2, %3 held, %4").arg(title).arg(Words.isolated(merchant)).arg(amountText).arg(untilText)

                IconImage {
                    anchors.left: parent.left
                    anchors.leftMargin: 10
                    y: Math.round((parent.height - height) / 2)
                    visible: !root.isNarrow
                    name: "lock"
                    size: 18
                    color: Theme.textSoft
                }
                Column {
                    id: words

                    anchors.left: parent.left
                    anchors.leftMargin: root.isNarrow ? 0 : 50
                    y: 8
                    width: root.isNarrow ? parent.width : parent.width - amount.width - 62
                    spacing: 2

                    PlainText {
                        width: parent.width
                        text: row.title
                        font.weight: Theme.strong(text)
                        wrapMode: Text.Wrap
                        elide: Text.ElideRight
                        maximumLineCount: root.isNarrow ? 3 : 1
                        Accessible.ignored: true
                    }
                    PlainText {
                        width: parent.width
                        text: Words.isolated(row.merchant) + " · " + row.untilText
                        color: Theme.textSoft
                        font.pixelSize: Theme.sizeCaption
                        wrapMode: Text.Wrap
                        Accessible.ignored: true
                    }
                }
                PlainText {
                    id: amount

                    anchors.left: parent.left
                    anchors.leftMargin: root.isNarrow ? 0 : parent.width - width
                    y: root.isNarrow ? words.y + words.height + 2 : Math.round((parent.height - height) / 2)
                    text: row.amountText
                    color: Theme.textSoft
                    font.pixelSize: Theme.sizeTitle
                    font.weight: Theme.strong(text)
                    Accessible.ignored: true
                }
            }
        }
    }
}
