pragma ComponentBehavior: Bound
import QtQuick
import app.shell.style

/*! An amount of money, as text, with the struck-through list price if it is reduced. */
Node {
    id: root

    property string amountText: ""
    property string listPriceText: ""
    property string size: "medium"

    readonly property real whole: amount.implicitWidth + (listPriceText === "" ? 0 : Theme.gapSmall + old.implicitWidth)

    widthMin: Math.ceil(amount.implicitWidth)
    implicitWidth: whole
    implicitHeight: amount.implicitHeight

    PlainText {
        id: amount

        text: root.amountText
        Accessible.name: {
            const named = root.listPriceText === "" ? root.amountText : qsTr("%1 instead of %2").arg(root.amountText).arg(root.listPriceText);
            return root.label === "" ? named : root.label + " " + named;
        }
        color: Accents.main(root.page.accent)
        font.pixelSize: root.size === "small" ? Theme.sizeBody : root.size === "large" ? Theme.sizeDisplay : Theme.sizeTitle
        font.weight: Font.Bold
    }

    Loader {
        id: old

        anchors.left: amount.right
        anchors.leftMargin: Theme.gapSmall
        // In too narrow a place the list price is the one to go.
        visible: root.width >= Math.floor(root.whole)
        active: root.listPriceText !== ""
        sourceComponent: SilentText {
            y: amount.baselineOffset - baselineOffset
            text: root.listPriceText
            color: Theme.textFaint
            font.pixelSize: Theme.sizeCaption
            font.strikeout: true
        }
    }
}
