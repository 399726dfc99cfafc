pragma ComponentBehavior: Bound
import QtQuick
import app.shell.style

/*! One bill with all that belongs to it: what was ordered, paid, and given back. */
FocusScope {
    id: root

    required property BillsViewModel viewModel
    readonly property BillActions actions: viewModel.actions as BillActions
    readonly property var story: viewModel.story
    readonly property int column: Math.min(560, width - (width < 240 ? 20 : 40))
    /*! So little room that an amount stands below its words, a value below its name. */
    readonly property bool isNarrow: column < 300
    readonly property int inset: isNarrow ? 14 : 20

    Keys.onEscapePressed: root.viewModel.closeStory()
    onVisibleChanged: {
        if (visible)
            back.forceActiveFocus();
    }

    ScrollArea {
        anchors.fill: parent

        Column {
            anchors.left: parent.left
            anchors.leftMargin: Math.round((root.width - root.column) / 2)
            width: root.column
            bottomPadding: 28
            spacing: Theme.gap
            Item {
                width: root.column
                height: 44

                IconButton {
                    id: back

                    objectName: "storyBack"
                    anchors.left: parent.left
                    anchors.leftMargin: -8
                    anchors.bottom: parent.bottom
                    iconName: "chevron-left"
                    name: qsTr("Back to the bills")
                    onClicked: root.viewModel.closeStory()
                }
                PlainText {
                    anchors.left: parent.left
                    anchors.leftMargin: 34
                    anchors.verticalCenter: back.verticalCenter
                    text: qsTr("Bill")
                    font.pixelSize: Theme.sizeHeading
                    font.weight: Theme.strong(text)
                    Accessible.role: Accessible.Heading
                }
            }
            Panel {
                width: root.column
                height: summary.height + 40

                Column {
                    id: summary

                    x: root.inset
                    y: 20
                    width: parent.width - 2 * root.inset
                    spacing: 6

                    PlainText {
                        width: parent.width
                        text: root.story.title ?? ""
                        horizontalAlignment: Text.AlignHCenter
                        wrapMode: Text.Wrap
                        color: Theme.textSoft
                    }
                    PlainText {
                        objectName: "storyAmount"
                        width: parent.width
                        text: root.story.amountText ?? ""
                        horizontalAlignment: Text.AlignHCenter
                        fontSizeMode: Text.HorizontalFit
                        minimumPixelSize: 16
                        color: root.story.isIncome === true ? Theme.success : Theme.text
                        font.pixelSize: 34
                        font.weight: Font.Bold
                    }
                    PlainText {
                        width: parent.width
                        text: root.story.counterparty ?? ""
                        horizontalAlignment: Text.AlignHCenter
                        elide: Text.ElideRight
                        maximumLineCount: 1
                        font.weight: Font.Medium
                    }
                }
            }
            Panel {
                width: root.column
                height: steps.height + 24

                Column {
                    id: steps

                    x: root.inset
                    y: 12
                    width: parent.width - 2 * root.inset

                    Repeater {
                        model: root.story.steps ?? []

                        Item {
                            id: step

                            required property var modelData
                            required property int index

                            objectName: "storyStep_" + index
                            width: steps.width
                            readonly property bool isStacked: root.isNarrow && modelData.amountText !== ""

                            height: Math.max(56, words.height + 20 + (isStacked ? moved.height + 4 : 0))
                            Accessible.role: Accessible.ListItem
                            Accessible.name: [modelData.text, modelData.amountText, modelData.detailText].filter(part => part !== "").join(", ")

                            Rectangle {
                                anchors.left: parent.left
                                anchors.leftMargin: 16
                                y: 44
                                width: 2
                                height: parent.height - 32
                                visible: step.index < (root.story.steps ?? []).length - 1
                                color: Theme.line
                            }
                            Rectangle {
                                anchors.left: parent.left
                                y: 10
                                width: 34
                                height: 34
                                radius: 17
                                color: step.modelData.isThis ? Theme.accentSoft : Theme.field

                                IconImage {
                                    anchors.centerIn: parent
                                    name: step.modelData.iconName
                                    size: 16
                                    color: step.modelData.isThis ? Theme.accent : Theme.textSoft
                                }
                            }
                            Column {
                                id: words

                                anchors.left: parent.left
                                anchors.leftMargin: root.isNarrow ? 44 : 50
                                y: 10
                                width: root.isNarrow ? parent.width - 44 : parent.width - moved.width - 62
                                spacing: 2

                                PlainText {
                                    width: parent.width
                                    text: step.modelData.text
                                    font.weight: step.modelData.isThis ? Font.DemiBold : Font.Normal
                                    wrapMode: Text.Wrap
                                    Accessible.ignored: true
                                }
                                PlainText {
                                    width: parent.width
                                    text: step.modelData.detailText
                                    color: Theme.textSoft
                                    font.pixelSize: Theme.sizeCaption
                                    wrapMode: Text.Wrap
                                    Accessible.ignored: true
                                }
                            }
                            PlainText {
                                id: moved

                                readonly property real inset: step.isStacked ? 44 : 0

                                objectName: "storyMoved_" + step.index
                                x: step.isStacked !== step.LayoutMirroring.enabled ? inset : parent.width - width - inset
                                y: step.isStacked ? words.y + words.height + 4 : 10
                                width: step.isStacked ? Math.min(implicitWidth, parent.width - inset) : implicitWidth
                                fontSizeMode: Text.HorizontalFit
                                minimumPixelSize: 9
                                text: step.modelData.amountText
                                color: step.modelData.amountText.startsWith("+") ? Theme.success : Theme.text
                                font.weight: Theme.strong(text)
                                Accessible.ignored: true
                            }
                        }
                    }
                }
            }
            Panel {
                width: root.column
                height: facts.height + 24

                Column {
                    id: facts

                    x: root.inset
                    y: 12
                    width: parent.width - 2 * root.inset

                    Repeater {
                        model: root.story.facts ?? []

                        Item {
                            id: fact

                            required property var modelData
                            /*! So little room that a number stands in one line below its name alone. */
                            readonly property bool isStacked: width < 380

                            width: facts.width
                            height: Math.max(32, value.y + value.height + 6)

                            PlainText {
                                id: named

                                anchors.left: parent.left
                                y: 6
                                text: fact.modelData.name
                                color: Theme.textSoft
                                font.pixelSize: 13
                            }
                            TextEdit {
                                id: value

                                anchors.left: parent.left
                                anchors.leftMargin: fact.isStacked ? 0 : 110
                                anchors.right: parent.right
                                y: fact.isStacked ? named.y + named.height + 2 : 6
                                text: fact.modelData.value
                                textFormat: TextEdit.PlainText
                                readOnly: true
                                selectByMouse: true
                                activeFocusOnTab: true
                                wrapMode: TextEdit.Wrap
                                color: Theme.text
                                selectionColor: Theme.accent
                                selectedTextColor: Theme.accentText
                                font.family: Theme.fontFamily
                                font.pixelSize: 13
                                Accessible.name: fact.modelData.name + ": " + text
                            }
                        }
                    }
                }
            }
            Flow {
                width: root.column
                spacing: Theme.gapSmall

                PushButton {
                    objectName: "storyReceipt"
                    width: Math.min(implicitWidth, root.column)
                    visible: root.story.hasProof === true
                    role: "secondary"
                    iconName: "download"
                    text: root.isNarrow ? qsTr("Save receipt") : qsTr("Save the receipt…")
                    onClicked: {
                        receipt.active = true;
                        receipt.item.name = root.actions.receiptName(); // qmllint disable missing-property
                        receipt.item.begin(); // qmllint disable missing-property
                    }
                }
                PushButton {
                    objectName: "storyOpen"
                    width: Math.min(implicitWidth, root.column)
                    visible: (root.story.link ?? "") !== ""
                    role: "secondary"
                    iconName: root.isNarrow ? "" : "external-link"
                    text: root.isNarrow ? qsTr("Open mini-app") : qsTr("Open the mini-app")
                    onClicked: root.actions.openMiniapp()
                }
            }
        }
    }
    Loader {
        id: receipt

        active: false
        source: "ReceiptFileDialog.qml"
    }
    Connections {
        function onAccepted(): void {
            root.actions.saveReceipt(receipt.item.selectedFile); // qmllint disable missing-property
        }

        target: receipt.item
    }
}
