pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import app.shell.style

/*! The component book's store page as somebody would write it in QML: the same texts, pictures, cards and buttons. */
Rectangle {
    id: root

    /*! The picture in every card. */
    required property url coat
    readonly property list<string> categories: ["All", "Clothes", "Shoes", "Knitwear", "Accessories", "Tech"]
    readonly property list<string> grounds: ["rose", "blue", "amber", "violet", "green", "teal"]
    readonly property string accent: "blue"

    color: Theme.content

    component Chip: T.AbstractButton {
        id: chip

        implicitWidth: Math.min(320, words.implicitWidth + 2 * Theme.gap)
        implicitHeight: 32
        hoverEnabled: true
        focusPolicy: Qt.TabFocus
        Accessible.role: Accessible.RadioButton
        Accessible.name: text
        Accessible.checkable: true
        Accessible.checked: checked

        background: Rectangle {
            radius: height / 2
            color: chip.checked ? Accents.soft(root.accent) : chip.pressed ? Theme.line : Theme.field
            border.width: chip.visualFocus ? 2 : 1
            border.color: chip.checked || chip.visualFocus ? Accents.main(root.accent) : chip.hovered ? Theme.lineStrong : "transparent"
        }
        contentItem: PlainText {
            id: words

            text: chip.text
            Accessible.ignored: true
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
            color: chip.checked ? Accents.main(root.accent) : Theme.text
            font.pixelSize: Theme.sizeBody - 1
            font.weight: chip.checked ? Font.DemiBold : Font.Medium
        }
    }

    component Product: T.AbstractButton {
        id: product

        required property int number

        implicitWidth: lines.implicitWidth + 2 * Theme.gapSmall
        implicitHeight: lines.implicitHeight + 2 * Theme.gapSmall
        hoverEnabled: true
        focusPolicy: Qt.TabFocus
        Accessible.role: Accessible.Button
        Accessible.name: "Coat " + number

        background: Rectangle {
            radius: Theme.radius
            color: product.hovered ? product.pressed ? Theme.pressed : Theme.hover : Theme.card
            border.width: product.visualFocus ? 2 : 1
            border.color: product.visualFocus ? Accents.main(root.accent) : product.hovered ? Theme.lineStrong : Theme.line
        }

        ColumnLayout {
            id: lines

            x: Theme.gapSmall
            y: Theme.gapSmall
            width: product.width - 2 * Theme.gapSmall
            spacing: Theme.gapSmall

            Rectangle {
                Layout.fillWidth: true
                implicitWidth: 120
                implicitHeight: width
                radius: Theme.radius
                color: Theme.softColor(root.grounds[product.number % root.grounds.length])

                Image {
                    anchors.fill: parent
                    anchors.margins: Math.round(parent.width * 0.1)
                    source: root.coat
                    sourceSize: Qt.size(width, height)
                    fillMode: Image.PreserveAspectFit
                    asynchronous: true
                    Accessible.role: Accessible.Graphic
                    Accessible.name: "Coat " + product.number
                }
            }
            PlainText {
                Layout.fillWidth: true
                text: "Coat " + product.number
                elide: Text.ElideRight
                font.weight: Font.DemiBold
            }
            PlainText {
                Layout.fillWidth: true
                text: "Soft and warm"
                elide: Text.ElideRight
                color: Theme.textSoft
                font.pixelSize: Theme.sizeCaption
            }
            RowLayout {
                PlainText {
                    Layout.fillWidth: true
                    text: "¥" + (129 + product.number) + ".00"
                    color: Accents.main(root.accent)
                    font.pixelSize: Theme.sizeTitle
                    font.weight: Font.Bold
                }
                PushButton {
                    text: "Buy"
                    role: "secondary"
                    accent: root.accent
                }
            }
        }
    }

    ColumnLayout {
        anchors.fill: parent
        anchors.leftMargin: 20
        anchors.rightMargin: 20
        anchors.bottomMargin: Theme.gapLarge
        spacing: Theme.gap

        RowLayout {
            spacing: Theme.gapSmall

            SearchBox {
                Layout.fillWidth: true
                Layout.maximumWidth: 560
                label: "Search"
            }
            PushButton {
                text: "Cart"
                iconName: "shopping-cart"
                role: "secondary"
                accent: root.accent
            }
            PushButton {
                text: "Orders"
                iconName: "package"
                role: "plain"
                accent: root.accent
            }
        }
        Flow {
            Layout.fillWidth: true
            spacing: Theme.gapSmall

            Repeater {
                model: root.categories

                Chip {
                    required property string modelData
                    required property int index

                    text: modelData
                    checked: index === 0
                }
            }
        }
        Flickable {
            id: view

            Layout.fillWidth: true
            Layout.fillHeight: true
            contentHeight: grid.implicitHeight
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            T.ScrollBar.vertical: ScrollLine {}

            GridLayout {
                id: grid

                width: view.width
                columns: Math.floor((width + Theme.gap) / (176 + Theme.gap))
                columnSpacing: Theme.gap
                rowSpacing: Theme.gap
                uniformCellWidths: true

                Repeater {
                    model: 34

                    Product {
                        required property int index

                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        number: index + 1
                    }
                }
            }
        }
    }
}
