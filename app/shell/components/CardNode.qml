pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import app.shell.style

/*! A panel that holds what belongs together; the whole of it can be tapped. */
Node {
    id: root

    property bool hasTap: false
    property string tone: "plain"
    property string padding: "medium"
    property bool hasGrowing: false
    /*! What a screen reader calls a card without a label: the words in it. */
    property string spoken: ""
    readonly property real inset: Tokens.gap(padding)

    implicitWidth: body.implicitWidth + 2 * inset
    implicitHeight: body.implicitHeight + 2 * inset
    container: body

    T.AbstractButton {
        id: ground

        objectName: "card" + root.nodeId
        anchors.fill: parent
        enabled: root.hasTap
        hoverEnabled: root.hasTap
        focusPolicy: root.hasTap ? Qt.TabFocus : Qt.NoFocus
        Accessible.role: root.hasTap ? Accessible.Button : Accessible.Grouping
        Accessible.name: root.label || root.spoken
        onClicked: root.page.tap(root.nodeId)
        Keys.onReturnPressed: click()
        Keys.onEnterPressed: click()

        background: Rectangle {
            radius: Theme.radius
            color: {
                if (ground.hovered && root.hasTap)
                    return ground.pressed ? Theme.pressed : Theme.hover;
                return root.tone === "accent" ? Accents.soft(root.page.accent) : root.tone === "soft" ? Theme.field : Theme.card;
            }
            border.width: ground.visualFocus ? 2 : root.tone === "plain" ? 1 : 0
            border.color: ground.visualFocus ? Accents.main(root.page.accent) : ground.hovered ? Theme.lineStrong : Theme.line
        }
    }

    ColumnLayout {
        id: body

        x: root.inset
        y: root.inset
        width: root.width - 2 * root.inset
        height: root.hasGrowing ? root.height - 2 * root.inset : implicitHeight
        spacing: Theme.gapSmall
    }
}
