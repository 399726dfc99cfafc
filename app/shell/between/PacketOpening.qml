pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell.between
import app.shell.style

/*! A red packet: sealed, its coin turning while it opens, then the share and everybody's shares. */
Sheet {
    id: root

    required property PacketOpeningViewModel viewModel
    readonly property string step: viewModel.state
    readonly property bool isSealed: step === "sealed" || step === "opening"
    readonly property bool isShown: step === "shown"
    /*! Only what was there to be opened goes slowly. */
    property bool wasSealed: false

    sheetWidth: 348
    padding: 0
    showsMark: false
    onDismissed: root.viewModel.close()
    onOpened: (isSealed ? coin : closer).forceActiveFocus()
    onIsSealedChanged: wasSealed = wasSealed || isSealed
    onIsShownChanged: {
        if (isShown)
            closer.forceActiveFocus();
    }

    Item {
        id: stage

        objectName: "packetOpening"
        width: parent.width
        height: 500
        clip: true
        Accessible.role: Accessible.Dialog
        Accessible.name: qsTr("Red packet of %1: %2").arg(root.viewModel.packet.senderName).arg(root.viewModel.packet.greeting)

        Spinner {
            anchors.centerIn: parent
            visible: root.step === "loading"
            size: 32
        }
        EmptyNote {
            anchors.fill: parent
            visible: root.step === "failed"
            iconName: root.viewModel.canRetry ? "circle-alert" : "circle-help"
            title: root.viewModel.canRetry ? qsTr("It cannot be opened now") : qsTr("It cannot be opened")
            text: root.viewModel.errorText
            action: root.viewModel.canRetry ? qsTr("Try again") : qsTr("Close")
            onActed: root.viewModel.canRetry ? root.viewModel.look() : root.viewModel.close()
        }
        PacketShares {
            id: result

            anchors.fill: parent
            viewModel: root.viewModel
            visible: opacity > 0
            opacity: root.isShown ? 1 : 0

            Behavior on opacity {
                NumberAnimation {
                    duration: Theme.isStill ? 0 : Theme.normal * 2
                }
            }
        }
        Item {
            id: sealed

            width: parent.width
            height: parent.height
            // It fades, and does not slide: software rendering does not clip shapes.
            visible: root.isSealed || (root.wasSealed && opacity > 0)
            opacity: root.isSealed ? 1 : 0
            enabled: root.isSealed

            Behavior on opacity {
                enabled: root.wasSealed && !Theme.isStill

                NumberAnimation {
                    duration: Theme.normal * 2
                }
            }

            PacketFace {
                anchors.fill: parent
            }
            Column {
                x: 28
                y: 64
                width: parent.width - 56
                spacing: Theme.gap

                Avatar {
                    anchors.horizontalCenter: parent.horizontalCenter
                    size: 56
                    name: root.viewModel.packet.faceName
                    color: root.viewModel.packet.senderColor
                    source: root.viewModel.packet.senderPicture
                }
                PlainText {
                    objectName: "packetSender"
                    width: parent.width
                    text: root.viewModel.packet.senderName
                    color: Theme.packetText
                    horizontalAlignment: Text.AlignHCenter
                    elide: Text.ElideRight
                    font.pixelSize: Theme.sizeTitle
                    font.weight: Theme.strong(text)
                }
                PlainText {
                    objectName: "packetGreetingShown"
                    width: parent.width
                    text: root.viewModel.packet.greeting
                    color: Theme.packetText
                    horizontalAlignment: Text.AlignHCenter
                    wrapMode: Text.Wrap
                    maximumLineCount: 3
                    elide: Text.ElideRight
                    font.pixelSize: 24
                    font.weight: Theme.strong(text)
                }
                PlainText {
                    width: parent.width
                    visible: root.viewModel.packet.isLucky
                    text: qsTr("Split by luck")
                    color: Theme.packetGold
                    horizontalAlignment: Text.AlignHCenter
                    font.pixelSize: Theme.sizeCaption
                }
            }
            T.AbstractButton {
                id: coin

                objectName: "packetOpen"
                x: Math.round((parent.width - width) / 2)
                y: Math.round(parent.height * 0.72 - height / 2)
                width: 96
                height: 96
                text: qsTr("Open")
                hoverEnabled: true
                focusPolicy: Qt.StrongFocus
                enabled: root.step === "sealed"
                Accessible.role: Accessible.Button
                Accessible.name: qsTr("Open the red packet")
                Keys.onReturnPressed: click()
                Keys.onEnterPressed: click()
                onClicked: root.viewModel.open()

                transform: Rotation {
                    origin.x: coin.width / 2
                    origin.y: coin.height / 2
                    axis.x: 0
                    axis.y: 1
                    axis.z: 0

                    NumberAnimation on angle {
                        running: root.step === "opening" && !Theme.isStill && coin.Window.active
                        loops: Animation.Infinite
                        from: 0
                        to: 360
                        duration: 900
                    }
                }
                background: Rectangle {
                    radius: width / 2
                    color: coin.down ? Qt.darker(Theme.packetGold, 1.12) : coin.hovered ? Qt.lighter(Theme.packetGold, 1.05) : Theme.packetGold
                    border.width: coin.visualFocus ? 3 : 0
                    border.color: Theme.packetText

                    Rectangle {
                        anchors.fill: parent
                        anchors.margins: 6
                        radius: width / 2
                        color: "transparent"
                        border.width: 1
                        border.color: Qt.darker(Theme.packetGold, 1.35)
                    }
                }
                contentItem: PlainText {
                    text: coin.text
                    color: Theme.packetGoldText
                    horizontalAlignment: Text.AlignHCenter
                    verticalAlignment: Text.AlignVCenter
                    font.pixelSize: 22
                    font.weight: Font.Bold
                    Accessible.ignored: true
                }
            }
            T.AbstractButton {
                id: others

                objectName: "packetOthers"
                anchors.horizontalCenter: parent.horizontalCenter
                anchors.bottom: parent.bottom
                anchors.bottomMargin: 14
                implicitWidth: othersText.implicitWidth + 24
                implicitHeight: Theme.controlHeight
                focusPolicy: Qt.StrongFocus
                enabled: root.step === "sealed"
                text: qsTr("See who had which share")
                Accessible.role: Accessible.Button
                Accessible.name: text
                Keys.onReturnPressed: click()
                onClicked: root.viewModel.look()

                background: Rectangle {
                    radius: Theme.radiusSmall
                    color: "transparent"
                    border.width: others.visualFocus ? 2 : 0
                    border.color: Theme.packetText
                }
                contentItem: PlainText {
                    id: othersText

                    text: others.text
                    color: Theme.packetGold
                    horizontalAlignment: Text.AlignHCenter
                    verticalAlignment: Text.AlignVCenter
                    font.pixelSize: 13
                    Accessible.ignored: true
                }
            }
        }
        PromptMark {
            anchors.horizontalCenter: parent.horizontalCenter
            y: 8
            mark: root.promptMark
            widthMax: parent.width - 2 * (closer.width + 12)
            color: closer.isOnRed ? Theme.packetDeep : Theme.accentSoft
            ink: closer.isOnRed ? Theme.packetText : Theme.text
        }
        T.AbstractButton {
            id: closer

            readonly property bool isOnRed: root.isSealed || root.isShown

            objectName: "packetClose"
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.margins: 6
            width: Theme.controlHeight
            height: Theme.controlHeight
            hoverEnabled: true
            focusPolicy: Qt.StrongFocus
            Accessible.role: Accessible.Button
            Accessible.name: qsTr("Close")
            Keys.onReturnPressed: click()
            Keys.onEnterPressed: click()
            onClicked: root.viewModel.close()

            background: Rectangle {
                radius: Theme.radiusSmall
                color: !closer.hovered ? "transparent" : closer.isOnRed ? Theme.packetDeep : Theme.hover
                border.width: closer.visualFocus ? 2 : 0
                border.color: closer.isOnRed ? Theme.packetText : Theme.accent
            }
            contentItem: Item {
                IconImage {
                    anchors.centerIn: parent
                    name: "x"
                    size: 20
                    color: closer.isOnRed ? Theme.packetText : Theme.textSoft
                }
            }
        }
    }
}
