import QtQuick

/*! One sentence that appears at the foot of the window, or of a mini-app's page, and goes by itself. */
Rectangle {
    id: root

    property string text: ""
    /*! "normal", "success" or "danger". */
    property string tone: "normal"
    property bool isShown: false
    /*! As wide as it may be. */
    property real widthMax: parent ? parent.width - 24 : 520
    /*! Whose words they are, if not Plaza's own. */
    property string speaker: ""

    /*! Show `sentence` for a few seconds, in place of one shown now. */
    function show(sentence: string, newTone: string) {
        text = sentence;
        tone = newTone;
        isShown = true;
        hide.restart();
    }

    /*! A question has come or gone: what was said before is no answer to it, and what was said meanwhile is read now. */
    function giveWay(isAsked: bool): void {
        if (isAsked)
            isShown = false;
        else if (isShown)
            hide.restart();
    }

    implicitWidth: Math.min(Math.max(label.implicitWidth, name.implicitWidth) + 58, 520, widthMax)
    implicitHeight: words.height + 22
    radius: Theme.radius
    color: Theme.dark ? "#3a3f44" : "#22272c"
    border.width: 1
    border.color: Theme.dark ? "#50565c" : "#22272c"
    opacity: isShown ? 1 : 0
    visible: opacity > 0
    Accessible.role: Accessible.AlertMessage
    Accessible.name: speaker === "" ? text : qsTr("%1: %2").arg(Words.isolated(speaker)).arg(text)

    Behavior on opacity {
        NumberAnimation {
            duration: Theme.normal
        }
    }

    IconImage {
        anchors.left: parent.left
        anchors.leftMargin: 14
        anchors.verticalCenter: parent.verticalCenter
        name: root.tone === "danger" ? "circle-alert" : root.tone === "success" ? "circle-check" : "info"
        size: 18
        color: root.tone === "danger" ? "#ff9a93" : root.tone === "success" ? "#5fe0a3" : "#d5dade"
    }
    Column {
        id: words

        anchors.left: parent.left
        anchors.leftMargin: 42
        anchors.verticalCenter: parent.verticalCenter
        spacing: 1

        SilentText {
            id: name

            anchors.left: parent.left
            width: Math.min(implicitWidth, root.width - 58)
            visible: text !== ""
            text: root.speaker
            color: "#b4bbc1"
            font.pixelSize: Theme.sizeCaption
            elide: Text.ElideRight
            maximumLineCount: 1
        }
        SilentText {
            id: label

            anchors.left: parent.left
            width: Math.min(implicitWidth, root.width - 58)
            text: root.text
            color: "#f4f6f7"
            wrapMode: Text.Wrap
            maximumLineCount: 4
            elide: Text.ElideRight
        }
    }
    Timer {
        id: hide

        interval: 4000
        onTriggered: root.isShown = false
    }
}
