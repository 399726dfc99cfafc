pragma ComponentBehavior: Bound
import QtQuick
import app.shell.style

/*! What happened, step by step, from top to bottom. */
Node {
    id: root

    property var steps: []
    readonly property real mark: 20

    implicitWidth: 280
    implicitHeight: body.implicitHeight
    Accessible.role: Accessible.List
    Accessible.name: label

    Column {
        id: body

        width: root.width

        Repeater {
            model: root.steps

            Item {
                id: step

                required property var modelData
                required property int index
                readonly property string state_: modelData.state
                readonly property bool isLast: index === root.steps.length - 1
                readonly property string spoken: {
                    const state = state_ === "done" ? qsTr("done") : state_ === "current" ? qsTr("now") : qsTr("still to come");
                    return [modelData.title, modelData.text, modelData.time, state].filter(word => word !== "").join(", ");
                }

                width: body.width
                height: words.height + (isLast ? 0 : Theme.gap)
                Accessible.role: Accessible.ListItem
                Accessible.name: spoken

                Rectangle {
                    anchors.horizontalCenter: dot.horizontalCenter
                    y: dot.y + dot.height
                    width: 2
                    height: parent.height - dot.height
                    visible: !step.isLast
                    color: step.state_ === "done" ? Accents.main(root.page.accent) : Theme.line
                }
                Rectangle {
                    id: dot

                    anchors.left: parent.left
                    width: root.mark
                    height: root.mark
                    radius: height / 2
                    color: step.state_ === "done" ? Accents.main(root.page.accent) : step.state_ === "current" ? Accents.soft(root.page.accent) : Theme.field
                    border.width: step.state_ === "current" ? 2 : 0
                    border.color: Accents.main(root.page.accent)

                    IconImage {
                        anchors.centerIn: parent
                        visible: step.state_ === "done"
                        name: "check"
                        size: 12
                        color: Accents.ink(root.page.accent)
                    }
                    Rectangle {
                        anchors.centerIn: parent
                        visible: step.state_ !== "done"
                        width: 6
                        height: 6
                        radius: 3
                        color: step.state_ === "current" ? Accents.main(root.page.accent) : Theme.textFaint
                    }
                }
                Column {
                    id: words

                    anchors.left: dot.right
                    anchors.leftMargin: Theme.gap
                    anchors.right: parent.right
                    spacing: 2

                    Item {
                        width: parent.width
                        height: Math.max(root.mark, title.height)

                        SilentText {
                            id: title

                            anchors.left: parent.left
                            anchors.right: time.left
                            anchors.rightMargin: time.text === "" ? 0 : Theme.gapSmall
                            text: step.modelData.title
                            wrapMode: Text.Wrap
                            color: step.state_ === "next" ? Theme.textSoft : Theme.text
                            font.weight: step.state_ === "current" ? Theme.strong(text) : Font.Normal
                        }
                        SilentText {
                            id: time

                            anchors.right: parent.right
                            anchors.baseline: title.baseline
                            width: Math.min(implicitWidth, parent.width / 2)
                            text: step.modelData.time
                            elide: Text.ElideRight
                            maximumLineCount: 1
                            color: Theme.textSoft
                            font.pixelSize: Theme.sizeCaption
                        }
                    }
                    SilentText {
                        width: parent.width
                        visible: text !== ""
                        text: step.modelData.text
                        wrapMode: Text.Wrap
                        color: Theme.textSoft
                        font.pixelSize: Theme.sizeCaption
                    }
                }
            }
        }
    }
}
