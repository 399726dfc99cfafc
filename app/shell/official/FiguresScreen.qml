pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell.official
import app.shell.style

/*! The figures of an official account for its owner: sums, one line of numbers as a chart or a table, the articles. */
FocusScope {
    id: root

    required property FiguresViewModel viewModel
    readonly property int column: Math.min(760, width - (width < 300 ? 20 : 40))
    readonly property bool isNarrow: column < 520
    /*! The numbers stand in a table instead of a chart. */
    property bool isTable: false
    readonly property bool isTold: viewModel.greatestText !== ""

    ScrollArea {
        id: area

        anchors.fill: parent
        visible: root.viewModel.totals.length > 0

        Column {
            anchors.left: parent.left
            anchors.leftMargin: Math.round((root.width - root.column) / 2)
            width: root.column
            topPadding: 24
            bottomPadding: 32
            spacing: Theme.gap

            PlainText {
                objectName: "figuresTitle"
                width: parent.width
                text: qsTr("Figures of %1").arg(Words.isolated(root.viewModel.accountName))
                font.pixelSize: Theme.sizeHeading
                font.weight: Theme.strong(text)
                wrapMode: Text.Wrap
                maximumLineCount: 2
                elide: Text.ElideRight
                Accessible.role: Accessible.Heading
            }
            PlainText {
                objectName: "figuresNote"
                width: parent.width
                text: qsTr("Up to yesterday, everybody once a day. Behind each number stand at least ten different people; what fewer did waits for others.")
                color: Theme.textSoft
                wrapMode: Text.Wrap
                lineHeight: 1.2
            }
            Flow {
                width: parent.width
                spacing: Theme.gapSmall

                Segmented {
                    objectName: "figuresPeriod"
                    width: Math.min(implicitWidth, root.column)
                    name: qsTr("Period")
                    isCompact: true
                    current: String(root.viewModel.days)
                    choices: [7, 30, 90].map(days => ({
                                "key": String(days),
                                "text": qsTr("%1 days").arg(days),
                                "iconName": ""
                            }))
                    onChosen: key => root.viewModel.chooseDays(Number(key))
                }
                Segmented {
                    objectName: "figuresForm"
                    width: Math.min(implicitWidth, root.column)
                    name: qsTr("Shown as")
                    isCompact: true
                    current: root.isTable ? "table" : "chart"
                    choices: [
                        {
                            "key": "chart",
                            "text": qsTr("Chart"),
                            "iconName": ""
                        },
                        {
                            "key": "table",
                            "text": qsTr("Table"),
                            "iconName": ""
                        }
                    ]
                    onChosen: key => root.isTable = key === "table"
                }
            }
            Flow {
                id: cards

                readonly property int columns: root.isNarrow ? 2 : 4

                width: parent.width
                spacing: Theme.gap

                Repeater {
                    model: root.viewModel.totals

                    TotalCard {
                        width: Math.floor((cards.width - (cards.columns - 1) * cards.spacing) / cards.columns)
                    }
                }
            }
            Panel {
                width: parent.width
                height: root.isTable && root.isTold ? table.height + 24 : 272

                FiguresChart {
                    objectName: "figuresChart"
                    x: 18
                    y: 18
                    width: parent.width - 36
                    height: parent.height - 34
                    visible: !root.isTable && root.isTold
                    days: root.viewModel.line
                    name: root.viewModel.totals.find(each => each.key === root.viewModel.kind)?.name ?? ""
                    greatestText: root.viewModel.greatestText
                    isLine: root.viewModel.kind === "followers"
                }
                Column {
                    id: table

                    objectName: "figuresTable"
                    x: 18
                    y: 12
                    width: parent.width - 36
                    visible: root.isTable && root.isTold
                    Accessible.role: Accessible.Table
                    Accessible.name: root.viewModel.totals.find(each => each.key === root.viewModel.kind)?.name ?? ""

                    Repeater {
                        model: root.isTable && root.isTold ? root.viewModel.line.slice().reverse() : []

                        Item {
                            id: day

                            required property var modelData
                            required property int index

                            objectName: "figuresDay_" + index
                            width: table.width
                            height: 32
                            Accessible.role: Accessible.Row
                            Accessible.name: modelData.dayText + ": " + modelData.text

                            PlainText {
                                anchors.left: parent.left
                                anchors.verticalCenter: parent.verticalCenter
                                width: parent.width / 2
                                text: day.modelData.dayText
                                color: Theme.textSoft
                                elide: Text.ElideRight
                                Accessible.ignored: true
                            }
                            PlainText {
                                anchors.right: parent.right
                                anchors.verticalCenter: parent.verticalCenter
                                width: parent.width / 2
                                horizontalAlignment: Text.AlignRight
                                text: day.modelData.text
                                color: day.modelData.share < 0 ? Theme.textFaint : Theme.text
                                elide: Text.ElideRight
                                Accessible.ignored: true
                            }
                            Rectangle {
                                anchors.bottom: parent.bottom
                                width: parent.width
                                height: 1
                                visible: day.index < root.viewModel.line.length - 1
                                color: Theme.line
                            }
                        }
                    }
                }
                EmptyNote {
                    objectName: "figuresTooFew"
                    anchors.fill: parent
                    visible: !root.isTold
                    iconName: "chart-line"
                    title: qsTr("Too few to show")
                    text: qsTr("Fewer than ten people so far. Their number appears here the day after the tenth.")
                }
            }
            PlainText {
                anchors.left: parent.left
                topPadding: 8
                visible: articles.count > 0
                text: qsTr("Articles")
                font.pixelSize: Theme.sizeTitle
                font.weight: Theme.strong(text)
                Accessible.role: Accessible.Heading
            }
            Panel {
                width: parent.width
                height: rows.height + 12
                visible: articles.count > 0

                Column {
                    id: rows

                    x: 18
                    y: 6
                    width: parent.width - 36

                    Repeater {
                        id: articles

                        model: root.viewModel.articles

                        ArticleLine {}
                    }
                }
            }
        }
    }
    Spinner {
        anchors.centerIn: parent
        visible: root.viewModel.state === "loading" && root.viewModel.totals.length === 0
        size: 28
    }
    EmptyNote {
        anchors.fill: parent
        visible: root.viewModel.state === "failed" && root.viewModel.totals.length === 0
        iconName: "circle-alert"
        title: qsTr("The figures cannot be shown")
        text: root.viewModel.errorText
        action: qsTr("Try again")
        onActed: root.viewModel.load()
    }

    /*! One sum; chosen, its days are shown. */
    component TotalCard: T.AbstractButton {
        id: card

        required property var modelData

        objectName: "figuresTotal_" + modelData.key
        height: 120
        hoverEnabled: true
        focusPolicy: Qt.StrongFocus
        checked: root.viewModel.kind === modelData.key
        Accessible.role: Accessible.RadioButton
        Accessible.checked: checked
        Accessible.name: modelData.name + ": " + (modelData.isTold ? modelData.text : qsTr("too few to show")) + (modelData.note ? ", " + modelData.note : "")
        onClicked: root.viewModel.chooseKind(modelData.key)
        onActiveFocusChanged: {
            if (visualFocus)
                area.reveal(card);
        }
        Keys.onReturnPressed: click()
        Keys.onEnterPressed: click()

        background: Panel {
            id: ground

            border.color: card.checked ? Theme.accent : card.hovered ? Theme.lineStrong : Theme.line

            FocusRing {
                control: ground
                isShown: card.visualFocus
                radius: 14
            }
        }
        contentItem: Item {
            PlainText {
                anchors.left: parent.left
                anchors.leftMargin: 14
                y: 10
                width: parent.width - 28
                height: 34
                text: card.modelData.name
                color: Theme.textSoft
                font.pixelSize: 13
                wrapMode: Text.Wrap
                maximumLineCount: 2
                elide: Text.ElideRight
                verticalAlignment: Text.AlignBottom
            }
            PlainText {
                anchors.left: parent.left
                anchors.leftMargin: 14
                y: 48
                width: parent.width - 28
                text: card.modelData.text
                color: card.modelData.isTold ? Theme.text : Theme.textFaint
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: 12
                font.pixelSize: 24
                font.weight: Font.Bold
            }
            PlainText {
                anchors.left: parent.left
                anchors.leftMargin: 14
                y: 88
                width: parent.width - 28
                text: card.modelData.isTold ? card.modelData.note : qsTr("too few to show")
                color: Theme.textFaint
                font.pixelSize: Theme.sizeCaption
                elide: Text.ElideRight
            }
        }
    }

    /*! One article and its numbers. */
    component ArticleLine: Item {
        id: line

        required property string articleId
        required property string title
        required property string dayText
        required property string readText
        required property string clickText
        required property string orderText
        required property string spoken
        required property int index

        objectName: "figuresArticle_" + articleId
        width: rows.width
        height: words.height + 24
        Accessible.role: Accessible.ListItem
        Accessible.name: spoken

        Rectangle {
            width: parent.width
            height: 1
            visible: line.index > 0
            color: Theme.line
        }
        Column {
            id: words

            y: 12
            width: parent.width
            spacing: 6

            Item {
                width: parent.width
                height: heading.height

                PlainText {
                    id: heading

                    anchors.left: parent.left
                    width: parent.width - published.width - Theme.gap
                    text: line.title
                    font.weight: Theme.strong(text)
                    elide: Text.ElideRight
                    Accessible.ignored: true
                }
                PlainText {
                    id: published

                    anchors.right: parent.right
                    anchors.baseline: heading.baseline
                    text: line.dayText
                    color: Theme.textFaint
                    font.pixelSize: Theme.sizeCaption
                    Accessible.ignored: true
                }
            }
            Flow {
                width: parent.width
                spacing: Theme.gapLarge

                Repeater {
                    model: [["newspaper", line.readText, qsTr("Readers")], ["layout-grid", line.clickText, qsTr("Went on to a mini-app")], ["shopping-bag", line.orderText, qsTr("Orders")]]

                    Row {
                        id: number

                        required property var modelData

                        spacing: 6

                        IconImage {
                            anchors.verticalCenter: parent.verticalCenter
                            name: number.modelData[0]
                            size: 15
                            color: Theme.textFaint
                        }
                        PlainText {
                            text: number.modelData[2] + "  " + number.modelData[1]
                            color: Theme.textSoft
                            font.pixelSize: 13
                            Accessible.ignored: true
                        }
                    }
                }
            }
        }
    }
}
