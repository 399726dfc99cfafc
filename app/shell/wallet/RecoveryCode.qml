pragma ComponentBehavior: Bound
import QtQuick
import app.shell.style

/*! Shows a recovery code, once, and lets the person take it along. */
Column {
    id: root

    required property PinSetup setup

    /*! Not to the button that ends it: the code is never shown again. */
    function begin(): void {
        copy.forceActiveFocus();
    }

    width: parent?.width ?? 0
    spacing: Theme.gap

    BalancedText {
        width: parent.width
        words: qsTr("If you ever forget your PIN, this code lets you choose another. It is shown now and never again: write it down, or keep it where you keep your passwords.")
        color: Theme.textSoft
    }
    Rectangle {
        width: parent.width
        height: 56
        radius: Theme.radiusSmall
        color: Theme.field

        PlainText {
            objectName: "recoveryCode"
            anchors.fill: parent
            anchors.margins: 10
            text: root.setup.recoveryCode
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
            font.family: Theme.monoFamily
            font.weight: Font.DemiBold
            font.pixelSize: Theme.sizeTitle
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 10
            Accessible.name: qsTr("Recovery code %1").arg(text)
        }
    }
    Row {
        width: parent.width
        spacing: Theme.gapSmall

        PushButton {
            id: copy

            objectName: "recoveryCopy"
            width: (parent.width - parent.spacing) / 2
            role: "secondary"
            iconName: root.setup.isCopied ? "check" : "copy"
            text: root.setup.isCopied ? qsTr("Copied") : qsTr("Copy")
            onClicked: root.setup.copyCode()
        }
        PushButton {
            objectName: "recoverySave"
            width: (parent.width - parent.spacing) / 2
            role: "secondary"
            iconName: "download"
            text: qsTr("Save…")
            onClicked: {
                dialog.active = false;
                dialog.active = true;
            }
        }
    }
    PushButton {
        objectName: "recoveryWritten"
        width: parent.width
        enabled: root.setup.isAwake
        text: qsTr("I have written it down")
        onClicked: root.setup.codeWritten()
    }
    BalancedText {
        width: parent.width
        visible: text !== ""
        words: root.setup.message
        color: Theme.danger
        Accessible.role: Accessible.AlertMessage
    }
    Loader {
        id: dialog

        active: false
        source: "RecoveryFileDialog.qml"
        onLoaded: item.begin() // qmllint disable missing-property
    }
    Connections {
        function onAccepted(): void {
            root.setup.saveCode(dialog.item.selectedFile); // qmllint disable missing-property
        }

        target: dialog.item
    }
}
