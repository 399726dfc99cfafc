pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Shapes
import QtQuick.Templates as T
import app.shell.style

/*! Six months side by side, and the chosen one by what the money moved for. Arrow keys go from month to month. */
FocusScope {
    id: root

    required property MonthsViewModel viewModel
    readonly property var month: viewModel.month
    readonly property int column: Math.min(680, width - (width < 240 ? 20 : 40))
    readonly property bool isNarrow: column < 300

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
                height: root.isNarrow ? 84 : 52

                PlainText {
                    objectName: "monthName"
                    anchors.left: parent.left
                    anchors.bottom: parent.bottom
                    anchors.bottomMargin: root.isNarrow ? 48 : 8
                    width: root.isNarrow ? parent.width : parent.width - 76
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: 12
                    text: root.month.name ?? ""
                    font.pixelSize: Theme.sizeHeading
                    font.weight: Theme.strong(text)
                    Accessible.role: Accessible.Heading
                }
                Row {
                    anchors.left: parent.left
                    anchors.leftMargin: root.isNarrow ? -8 : parent.width - width + 8
                    anchors.bottom: parent.bottom

                    IconButton {
                        objectName: "monthEarlier"
                        iconName: "chevron-left"
                        name: qsTr("The month before")
                        onClicked: root.viewModel.step(-1)
                    }
                    IconButton {
                        objectName: "monthLater"
                        enabled: !root.viewModel.isNewest || root.viewModel.months.length > 0 && !root.viewModel.months[root.viewModel.months.length - 1].isChosen
                        iconName: "chevron-right"
                        name: qsTr("The month after")
                        onClicked: root.viewModel.step(1)
                    }
                }
            }
            Flow {
                width: root.column
                spacing: Theme.gap

                Repeater {
                    model: [
                        {
                            "key": "spent",
                            "name": qsTr("Spent"),
                            "text": root.month.spentText ?? "",
                            "color": Theme.text
                        },
                        {
                            "key": "received",
                            "name": qsTr("Received"),
                            "text": root.month.receivedText ?? "",
                            "color": Theme.success
                        }
                    ]

                    Panel {
                        id: sum

                        required property var modelData

                        width: root.isNarrow ? root.column : (root.column - Theme.gap) / 2
                        height: 84

                        PlainText {
                            anchors.left: parent.left
                            anchors.leftMargin: 18
                            y: 16
                            text: sum.modelData.name
                            color: Theme.textSoft
                            font.pixelSize: 13
                        }
                        PlainText {
                            objectName: "month_" + sum.modelData.key
                            x: 18
                            y: 38
                            width: parent.width - 36
                            text: sum.modelData.text
                            color: sum.modelData.color
                            fontSizeMode: Text.HorizontalFit
                            minimumPixelSize: 12
                            font.pixelSize: 24
                            font.weight: Font.Bold
                            Accessible.name: sum.modelData.name + " " + text
                        }
                    }
                }
            }
            Panel {
                width: root.column
                height: 244

                Row {
                    anchors.right: parent.right
                    anchors.rightMargin: 18
                    y: 14
                    visible: !root.isNarrow
                    spacing: 14

                    Repeater {
                        model: [
                            {
                                "name": qsTr("Spent"),
                                "color": Theme.accent
                            },
                            {
                                "name": qsTr("Received"),
                                "color": Theme.lineStrong
                            }
                        ]

                        Row {
                            id: key

                            required property var modelData

                            spacing: 6

                            Rectangle {
                                anchors.verticalCenter: parent.verticalCenter
                                width: 10
                                height: 10
                                radius: 3
                                color: key.modelData.color
                            }
                            PlainText {
                                text: key.modelData.name
                                color: Theme.textSoft
                                font.pixelSize: Theme.sizeCaption
                            }
                        }
                    }
                }
                Row {
                    id: bars

                    x: 18
                    y: 44
                    width: parent.width - 36
                    height: parent.height - y - 14

                    Repeater {
                        model: root.viewModel.months

                        T.AbstractButton {
                            id: bar

                            required property var modelData
                            required property int index
                            readonly property real room: height - 34
                            readonly property int apart: (root.isNarrow ? 4 : 10) * (LayoutMirroring.enabled ? -1 : 1)

                            objectName: "monthBar_" + index
                            width: bars.width / Math.max(1, root.viewModel.months.length)
                            height: bars.height
                            hoverEnabled: true
                            focusPolicy: Qt.StrongFocus
                            Accessible.role: Accessible.RadioButton
                            Accessible.name: modelData.text
                            Accessible.checked: modelData.isChosen
                            onClicked: root.viewModel.choose(index)
                            Keys.onLeftPressed: root.viewModel.step(LayoutMirroring.enabled ? 1 : -1)
                            Keys.onRightPressed: root.viewModel.step(LayoutMirroring.enabled ? -1 : 1)

                            background: Rectangle {
                                radius: Theme.radiusSmall
                                color: bar.modelData.isChosen ? Theme.field : bar.hovered ? Theme.hover : "transparent"

                                FocusRing {
                                    control: bar.background
                                    isShown: bar.visualFocus
                                }
                            }
                            contentItem: Item {
                                Shape {
                                    anchors.fill: parent
                                    preferredRendererType: Shape.CurveRenderer

                                    Bar {
                                        middle: bar.width / 2 - bar.apart
                                        breadth: root.isNarrow ? 6 : 16
                                        foot: 8 + bar.room
                                        tall: bar.modelData.spent * (bar.room - 4)
                                        fillColor: Theme.accent
                                    }
                                    Bar {
                                        middle: bar.width / 2 + bar.apart
                                        breadth: root.isNarrow ? 6 : 16
                                        foot: 8 + bar.room
                                        tall: bar.modelData.received * (bar.room - 4)
                                        fillColor: Theme.lineStrong
                                    }
                                }
                                PlainText {
                                    anchors.horizontalCenter: parent.horizontalCenter
                                    anchors.bottom: parent.bottom
                                    anchors.bottomMargin: 4
                                    text: root.isNarrow ? bar.modelData.name.slice(0, 1) : bar.modelData.name
                                    color: bar.modelData.isChosen ? Theme.text : Theme.textSoft
                                    font.pixelSize: Theme.sizeCaption
                                    font.weight: bar.modelData.isChosen ? Font.DemiBold : Font.Normal
                                    Accessible.ignored: true
                                }
                            }
                        }
                    }
                }
            }
            Panel {
                width: root.column
                height: purposes.height + 20
                visible: (root.month.purposes ?? []).length > 0

                Column {
                    id: purposes

                    x: 18
                    y: 10
                    width: parent.width - 36

                    Repeater {
                        model: root.month.purposes ?? []

                        Item {
                            id: purpose

                            required property var modelData

                            width: purposes.width
                            height: root.isNarrow ? 80 : 56
                            Accessible.role: Accessible.ListItem
                            Accessible.name: modelData.name + ", " + modelData.amountText

                            IconImage {
                                anchors.left: parent.left
                                y: root.isNarrow ? 11 : 19
                                name: purpose.modelData.iconName
                                size: 18
                                color: Theme.textSoft
                            }
                            PlainText {
                                anchors.left: parent.left
                                anchors.leftMargin: 34
                                y: 10
                                width: root.isNarrow ? parent.width - 34 : parent.width - amount.width - 46
                                text: purpose.modelData.name
                                elide: Text.ElideRight
                                Accessible.ignored: true
                            }
                            PlainText {
                                id: amount

                                readonly property real inset: root.isNarrow ? 34 : 0

                                x: root.isNarrow !== root.LayoutMirroring.enabled ? inset : parent.width - width - inset
                                y: root.isNarrow ? 32 : 10
                                width: root.isNarrow ? Math.min(implicitWidth, parent.width - inset) : implicitWidth
                                fontSizeMode: Text.HorizontalFit
                                minimumPixelSize: 9
                                text: purpose.modelData.amountText
                                color: purpose.modelData.isIncome ? Theme.success : Theme.text
                                font.weight: Theme.strong(text)
                                Accessible.ignored: true
                            }
                            Rectangle {
                                anchors.left: parent.left
                                anchors.leftMargin: 34
                                anchors.right: parent.right
                                y: root.isNarrow ? 60 : 38
                                height: 4
                                radius: 2
                                color: Theme.field

                                Rectangle {
                                    anchors.left: parent.left
                                    width: Math.max(4, parent.width * purpose.modelData.share)
                                    height: 4
                                    radius: 2
                                    color: purpose.modelData.isIncome ? Theme.success : Theme.accent
                                }
                            }
                        }
                    }
                }
            }
            PlainText {
                width: root.column
                visible: root.viewModel.state === "ready" && (root.month.purposes ?? []).length === 0
                text: qsTr("Nothing moved in this month.")
                color: Theme.textSoft
                horizontalAlignment: Text.AlignHCenter
            }
        }
    }
    Spinner {
        anchors.centerIn: parent
        visible: root.viewModel.state === "loading" && root.viewModel.months.length === 0
        size: 28
    }
    EmptyNote {
        anchors.fill: parent
        visible: root.viewModel.state === "failed" && root.viewModel.months.length === 0
        iconName: "circle-alert"
        title: qsTr("The wallet cannot be shown")
        text: root.viewModel.errorText
        action: qsTr("Try again")
        onActed: root.viewModel.load()
    }
}
