pragma ComponentBehavior: Bound
import QtQuick
import app.shell.between
import app.shell.style

/*! What goes into a red packet, and for how many. */
GivingSheet {
    id: root

    required property PacketSheetViewModel viewModel
    readonly property bool isGroup: viewModel.place.isGroup
    readonly property bool isLucky: viewModel.split === "lucky"

    giving: viewModel.giving
    name: "packetSheet"
    spoken: qsTr("Red packet for %1").arg(viewModel.place.title)
    title: qsTr("Red packet")
    subtitle: qsTr("For %1").arg(Words.isolated(viewModel.place.title))
    amountText: viewModel.totalText
    goText: isComplete ? qsTr("Put %1 in").arg(viewModel.totalText) : qsTr("Put money in")
    isComplete: viewModel.isComplete
    onWent: root.viewModel.go()
    onStepChanged: {
        if (step === "form")
            amount.forceActiveFocus();
    }

    Segmented {
        anchors.left: parent.left
        visible: root.isGroup
        name: qsTr("How it is split")
        choices: [
            {
                "key": "lucky",
                "text": qsTr("By luck"),
                "iconName": "sparkles"
            },
            {
                "key": "equal",
                "text": qsTr("The same for each"),
                "iconName": "users"
            }
        ]
        current: root.viewModel.split
        onChosen: key => root.viewModel.setSplit(key)
    }
    Item {
        width: parent.width
        height: amount.height

        PlainText {
            id: amountLabel

            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            width: 128
            text: root.isLucky ? qsTr("In all") : root.isGroup ? qsTr("For each") : qsTr("Amount")
            elide: Text.ElideRight
        }
        Field {
            id: amount

            objectName: "packetAmount"
            anchors.left: amountLabel.right
            anchors.right: parent.right
            horizontalAlignment: TextInput.AlignRight
            label: amountLabel.text
            placeholderText: "0.00"
            maximumLength: 12
            inputMethodHints: Qt.ImhFormattedNumbersOnly
            onTextEdited: root.viewModel.setAmount(text)
            onAccepted: root.isGroup ? count.forceActiveFocus() : greeting.forceActiveFocus()
        }
    }
    Item {
        width: parent.width
        height: count.height
        visible: root.isGroup

        PlainText {
            id: countLabel

            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            width: 128
            text: qsTr("Shares")
            elide: Text.ElideRight
        }
        Field {
            id: count

            objectName: "packetCount"
            anchors.left: countLabel.right
            anchors.right: parent.right
            horizontalAlignment: TextInput.AlignRight
            label: countLabel.text
            placeholderText: root.viewModel.place.peopleText
            maximumLength: 3
            inputMethodHints: Qt.ImhDigitsOnly
            onTextEdited: root.viewModel.setCount(text)
            onAccepted: greeting.forceActiveFocus()
        }
    }
    Field {
        id: greeting

        objectName: "packetGreeting"
        width: parent.width
        label: qsTr("Greeting")
        placeholderText: qsTr("Best wishes")
        maximumLength: 40
        onTextEdited: root.viewModel.setGreeting(text)
        onAccepted: root.viewModel.go()
    }
    PlainText {
        objectName: "packetTotal"
        width: parent.width
        topPadding: 8
        text: root.viewModel.totalText
        horizontalAlignment: Text.AlignHCenter
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 16
        font.pixelSize: 38
        font.weight: Font.Bold
        Accessible.name: qsTr("In all %1").arg(text)
    }
    BalancedText {
        objectName: "packetTrouble"
        width: parent.width
        words: root.viewModel.trouble !== "" ? root.viewModel.trouble : qsTr("What nobody takes comes back to you after 24 hours.")
        color: root.viewModel.trouble !== "" ? Theme.danger : Theme.textFaint
        font.pixelSize: Theme.sizeCaption
        Accessible.role: root.viewModel.trouble !== "" ? Accessible.AlertMessage : Accessible.StaticText
    }
}
