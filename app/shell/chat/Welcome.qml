pragma ComponentBehavior: Bound
import QtQuick
import app.shell.chat
import app.shell.style

/*! The first minute: what Plaza is, a shop's code, and what to do with it. */
ScrollArea {
    id: root

    required property WelcomeViewModel viewModel
    readonly property bool hasShop: viewModel.shop.link !== ""
    readonly property real column: Math.min(680, width - 2 * padding)
    readonly property bool isNarrow: column < 460

    padding: Theme.gapLarge

    component Step: Item {
        id: step

        required property string iconName
        required property string title
        required property string text

        width: parent?.width ?? 0
        implicitHeight: Math.max(36, words.height)

        Rectangle {
            anchors.left: parent.left
            width: 36
            height: 36
            radius: 11
            color: Theme.accentSoft

            IconImage {
                anchors.centerIn: parent
                name: step.iconName
                size: 18
                color: Theme.accent
            }
        }
        Column {
            id: words

            anchors.left: parent.left
            anchors.leftMargin: 50
            anchors.right: parent.right
            spacing: 2

            PlainText {
                width: parent.width
                text: step.title
                font.weight: Font.DemiBold
                wrapMode: Text.Wrap
            }
            PlainText {
                width: parent.width
                text: step.text
                color: Theme.textSoft
                font.pixelSize: 13
                lineHeight: 1.2
                wrapMode: Text.Wrap
            }
        }
    }

    Item {
        width: 1
        height: Math.max(8, (root.height - 2 * root.padding - page.height) * 0.42)
    }
    Column {
        id: page

        objectName: "welcome"
        anchors.horizontalCenter: parent.horizontalCenter
        width: root.column
        spacing: Theme.gapLarge

        Column {
            width: parent.width
            spacing: 6

            BalancedText {
                objectName: "welcomeTitle"
                width: parent.width
                words: qsTr("Welcome to Plaza, %1").arg(Words.isolated(root.viewModel.name))
                font.pixelSize: Theme.sizeDisplay
                font.weight: Theme.strong(text)
                Accessible.role: Accessible.Heading
            }
            BalancedText {
                width: parent.width
                words: qsTr("Chats, shops and a wallet in one window. A code opens a shop: nothing to install, nobody to register with.")
                color: Theme.textSoft
                lineHeight: 1.25
            }
        }
        Panel {
            width: parent.width
            height: parts.height + 2 * parts.y
            visible: root.hasShop
            radius: 16

            Grid {
                id: parts

                readonly property int codeSide: root.column < 600 ? 160 : 196

                x: root.column < 600 ? 20 : 26
                y: x
                width: parent.width - 2 * x
                columns: root.isNarrow ? 1 : 2
                columnSpacing: x + 4
                rowSpacing: Theme.gapLarge
                horizontalItemAlignment: root.isNarrow ? Grid.AlignHCenter : Grid.AlignLeft
                verticalItemAlignment: Grid.AlignVCenter

                Column {
                    width: parts.codeSide
                    spacing: Theme.gapSmall

                    CodeImage {
                        objectName: "welcomeCode"
                        width: parent.width
                        height: width
                        text: root.viewModel.shop.link
                        name: qsTr("QR code of %1").arg(root.viewModel.shop.name)
                    }
                    Row {
                        anchors.horizontalCenter: parent.horizontalCenter
                        spacing: 7

                        IconTile {
                            size: 20
                            iconName: root.viewModel.shop.iconName
                            source: root.viewModel.shop.iconSource
                            color: root.viewModel.shop.color
                        }
                        PlainText {
                            anchors.verticalCenter: parent.verticalCenter
                            width: Math.min(Math.ceil(implicitWidth), parts.codeSide - 30)
                            text: root.viewModel.shop.name
                            color: Theme.textSoft
                            font.weight: Font.Medium
                            elide: Text.ElideRight
                            maximumLineCount: 1
                        }
                    }
                }
                Column {
                    width: root.isNarrow ? parts.width : parts.width - parts.codeSide - parts.columnSpacing
                    spacing: 16

                    Step {
                        iconName: "scan-qr-code"
                        title: qsTr("Scan the shop's code")
                        text: qsTr("Hold it before the camera, on paper or on a telephone, or open it from here.")
                    }
                    Step {
                        iconName: "shopping-bag"
                        title: qsTr("Order something")
                        text: qsTr("Your wallet holds play money to spend.")
                    }
                    Step {
                        iconName: "receipt-text"
                        title: qsTr("Find the receipt in your chats")
                        text: qsTr("The shop sends it as soon as you have paid.")
                    }
                    Flow {
                        width: parent.width
                        spacing: Theme.gapSmall
                        topPadding: 4

                        PushButton {
                            objectName: "welcomeOpen"
                            width: Math.min(implicitWidth, parent.width)
                            iconName: "store"
                            text: qsTr("Open %1").arg(Words.isolated(root.viewModel.shop.name))
                            onClicked: root.viewModel.openShop()
                        }
                        PushButton {
                            objectName: "welcomeScan"
                            role: "secondary"
                            iconName: "scan-qr-code"
                            text: qsTr("Scan")
                            onClicked: root.viewModel.scan()
                        }
                    }
                }
            }
        }
        BalancedText {
            objectName: "welcomeTruth"
            width: parent.width
            words: qsTr("There is no hub yet: people, chats and money live on this computer alone, and the money is play money.")
            color: Theme.textSoft
            font.pixelSize: 13
            lineHeight: 1.25
        }
        BalancedText {
            width: parent.width
            words: qsTr("Or choose a chat from the list.")
            color: Theme.textFaint
            font.pixelSize: Theme.sizeCaption
        }
    }
}
