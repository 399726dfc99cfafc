pragma ComponentBehavior: Bound
import QtQuick
import app.shell.style

/*! Says what a link is and asks whether to open it. */
Sheet {
    id: root

    required property TrustCardViewModel viewModel
    readonly property var facts: viewModel.facts
    /*! Somebody known here, shown with the face they have everywhere. */
    readonly property bool hasFace: (facts.kind === "person" || facts.kind === "account") && facts.openLabel !== ""
    /*! There is a warning: going on is not what Return does. */
    readonly property bool isDoubtful: chosen.warning !== ""
    /*! What says what a yes does, and why to be careful: the one chosen among several, or the card itself. */
    readonly property var chosen: facts.choices[viewModel.chosen] ?? facts
    readonly property bool isText: facts.kind === "text"

    sheetWidth: 380
    onDismissed: root.viewModel.cancel()
    onOpened: cancel.forceActiveFocus()

    Column {
        objectName: "trustCard"
        width: parent.width
        spacing: Theme.gap
        Accessible.role: Accessible.Dialog
        Accessible.name: root.facts.heading

        PlainText {
            anchors.left: parent.left
            width: parent.width - 32
            text: root.facts.heading
            color: Theme.textSoft
            elide: Text.ElideRight
            maximumLineCount: 1
            font.weight: Font.Medium
        }
        Row {
            width: parent.width
            spacing: Theme.gap
            visible: !root.isText

            IconTile {
                size: 56
                visible: !root.hasFace
                iconName: root.facts.iconName
                source: root.facts.iconSource
                color: root.facts.color
            }
            Avatar {
                size: 56
                visible: root.hasFace
                name: root.facts.title
                square: root.facts.kind === "account"
                source: root.facts.iconSource
                color: root.facts.color
            }
            Column {
                width: parent.width - 56 - Theme.gap
                anchors.verticalCenter: parent.verticalCenter
                spacing: 3

                PlainText {
                    objectName: root.isText ? "" : "trustTitle"
                    width: parent.width
                    text: root.facts.title
                    wrapMode: Text.Wrap
                    maximumLineCount: 3
                    elide: Text.ElideRight
                    font.pixelSize: Theme.sizeHeading
                    font.weight: Font.Bold
                    Accessible.role: Accessible.Heading
                }
                Row {
                    anchors.left: parent.left
                    spacing: 5
                    visible: root.facts.isVerified || root.facts.isUnverified

                    IconImage {
                        anchors.verticalCenter: parent.verticalCenter
                        name: root.facts.isVerified ? "badge-check" : "shield-alert"
                        size: 15
                        color: root.facts.isVerified ? Theme.accent : Theme.warning
                    }
                    PlainText {
                        text: root.facts.isVerified ? qsTr("Verified publisher") : qsTr("Unverified publisher")
                        color: root.facts.isVerified ? Theme.accent : Theme.warning
                        font.pixelSize: Theme.sizeCaption
                        font.weight: Font.Medium
                    }
                }
            }
        }
        Panel {
            width: parent.width
            height: Math.min(180, words.implicitHeight + 2 * Theme.gap)
            visible: root.isText
            color: Theme.field
            border.width: 0

            ScrollArea {
                anchors.fill: parent
                padding: Theme.gap

                PlainText {
                    id: words

                    objectName: root.isText ? "trustTitle" : ""
                    width: parent?.width ?? 0
                    text: root.facts.title
                    horizontalAlignment: undefined // as its own letters go
                    wrapMode: Text.Wrap
                }
            }
        }
        Column {
            width: parent.width
            spacing: 4
            visible: root.facts.lines.length > 0

            Repeater {
                model: root.facts.lines

                PlainText {
                    required property string modelData

                    width: parent?.width ?? 0
                    text: modelData
                    wrapMode: Text.Wrap
                    maximumLineCount: 4
                    elide: Text.ElideRight
                    color: Theme.textSoft
                }
            }
        }
        Panel {
            width: parent.width
            height: Math.min(220, parts.implicitHeight + 2 * Theme.gap)
            visible: root.facts.rows.length > 0
            color: Theme.field
            border.width: 0

            ScrollArea {
                anchors.fill: parent
                padding: Theme.gap

                Column {
                    id: parts

                    width: parent?.width ?? 0
                    spacing: Theme.gapSmall

                    Repeater {
                        model: root.facts.rows

                        Item {
                            id: part

                            required property var modelData
                            required property int index

                            width: parts.width
                            height: value.implicitHeight
                            Accessible.role: Accessible.StaticText
                            Accessible.name: modelData.name + ": " + modelData.value

                            PlainText {
                                anchors.left: parent.left
                                width: 92
                                text: part.modelData.name
                                elide: Text.ElideRight
                                color: Theme.textSoft
                                Accessible.ignored: true
                            }
                            PlainText {
                                id: value

                                objectName: "trustRow" + part.index
                                anchors.left: parent.left
                                anchors.leftMargin: 100
                                width: parent.width - 100
                                text: part.modelData.value
                                wrapMode: Text.Wrap
                                Accessible.ignored: true
                            }
                        }
                    }
                }
            }
        }
        Panel {
            width: parent.width
            height: Math.min(200, several.implicitHeight + 8)
            visible: root.facts.choices.length > 0
            color: Theme.field
            border.width: 0

            ScrollArea {
                anchors.fill: parent
                padding: 4

                Column {
                    id: several

                    width: parent?.width ?? 0
                    Accessible.role: Accessible.Grouping
                    Accessible.name: qsTr("Which mini-app looks for it")

                    Repeater {
                        model: root.facts.choices

                        ColumnEntry {
                            required property var modelData
                            required property int index

                            objectName: "trustChoice_" + index
                            width: several.width
                            iconName: modelData.warning === "" ? "badge-check" : "shield-alert"
                            text: modelData.name
                            isSelected: index === root.viewModel.chosen
                            Accessible.role: Accessible.RadioButton
                            Accessible.checked: isSelected
                            Accessible.description: modelData.warning
                            onClicked: root.viewModel.choose(index)
                        }
                    }
                }
            }
        }
        PlainText {
            objectName: "trustOutcome"
            width: parent.width
            visible: text !== ""
            text: root.chosen.outcome
            wrapMode: Text.Wrap
            color: Theme.textFaint
            font.pixelSize: Theme.sizeCaption
        }
        Rectangle {
            width: parent.width
            height: warning.implicitHeight + 2 * 10
            visible: root.isDoubtful
            radius: Theme.radiusSmall
            color: Theme.warningSoft

            IconImage {
                anchors.left: parent.left
                anchors.leftMargin: 10
                y: 10
                name: "triangle-alert"
                size: 18
                color: Theme.warning
            }
            PlainText {
                id: warning

                objectName: "trustWarning"
                anchors.left: parent.left
                anchors.leftMargin: 38
                y: 10
                width: parent.width - 48
                text: root.chosen.warning
                wrapMode: Text.Wrap
                color: Theme.warning
            }
        }
        Flow {
            // In a language of long words they take two lines, rather than standing beyond the card.
            readonly property real wholeWidth: [cancel, copy, open].reduce((sum, each) => each.visible ? sum + each.width + spacing : sum, -spacing)

            anchors.right: parent.right
            width: Math.min(parent.width, Math.ceil(wholeWidth))
            spacing: Theme.gapSmall
            topPadding: 4

            PushButton {
                id: cancel

                objectName: "trustCancel"
                role: root.isDoubtful || root.facts.openLabel === "" && !root.facts.canCopy ? "primary" : "secondary"
                text: root.facts.openLabel === "" ? qsTr("Close") : qsTr("Cancel")
                onClicked: root.viewModel.cancel()
            }
            PushButton {
                id: copy

                objectName: "trustCopy"
                visible: root.facts.canCopy
                enabled: root.viewModel.isAwake
                role: root.facts.openLabel === "" && !root.isDoubtful ? "primary" : "secondary"
                iconName: root.viewModel.isCopied ? "check" : "copy"
                text: root.viewModel.isCopied ? qsTr("Copied") : root.facts.copyLabel || qsTr("Copy")
                onClicked: root.viewModel.copy()
            }
            PushButton {
                id: open

                objectName: "trustOpen"
                visible: root.facts.openLabel !== ""
                enabled: root.viewModel.isAwake
                role: root.isDoubtful ? "secondary" : "primary"
                text: root.facts.openLabel
                onEnabledChanged: {
                    if (enabled && visible && !root.isDoubtful)
                        forceActiveFocus(Qt.PopupFocusReason);
                }
                onClicked: root.viewModel.open()
            }
        }
    }
}
