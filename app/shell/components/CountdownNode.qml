pragma ComponentBehavior: Bound
import QtQuick
import app.shell.style

/*! The time left until an instant, second by second. */
Node {
    id: root

    property string until: ""
    property bool hasEnd: false
    property string size: "medium"
    property string tone: "normal"
    readonly property real end: {
        const read = Date.parse(until);
        return isNaN(read) ? 0 : read;
    }
    readonly property int seconds: Math.max(0, Math.ceil(Math.min(end - Seconds.now, 86400000 * 9999) / 1000))
    readonly property int days: Math.floor(seconds / 86400)
    readonly property bool counts: visible && (seconds > 0 || (hasEnd && toldFor !== until))
    /*! The instant whose end has been told: each is told once. */
    property string toldFor: ""
    property bool isCounted: false

    function two(number: int): string {
        return number < 10 ? "0" + number : String(number);
    }

    /*! What a screen reader hears: changes by the minute, so that it does not speak without end. */
    readonly property string spoken: {
        if (seconds === 0)
            return qsTr("Over");
        if (days > 0)
            return qsTr("%1 days left").arg(days);
        if (seconds >= 3600)
            return qsTr("%1 hours %2 minutes left").arg(Math.floor(seconds / 3600)).arg(Math.floor(seconds % 3600 / 60));
        return seconds >= 60 ? qsTr("%1 minutes left").arg(Math.floor(seconds / 60)) : qsTr("Less than a minute left");
    }

    function count(): void {
        if (counts === isCounted)
            return;
        isCounted = counts;
        Seconds.users += counts ? 1 : -1;
    }

    function told(): void {
        if (seconds > 0 || !hasEnd || !visible || toldFor === until || Seconds.now < end)
            return;
        toldFor = until;
        page.tell(nodeId, "end");
    }

    widthMin: Math.ceil(shown.implicitWidth)
    implicitWidth: shown.implicitWidth
    implicitHeight: shown.implicitHeight
    onCountsChanged: count()
    Component.onCompleted: count()
    Component.onDestruction: {
        if (isCounted)
            Seconds.users -= 1;
    }

    Connections {
        target: Seconds
        enabled: root.counts

        function onNowChanged(): void {
            root.told();
        }
    }

    PlainText {
        id: shown

        width: root.width
        text: {
            const clock = root.two(Math.floor(root.seconds % 86400 / 3600)) + ":" + root.two(Math.floor(root.seconds % 3600 / 60)) + ":" + root.two(root.seconds % 60);
            return root.days > 0 ? qsTr("%1 d %2").arg(root.days).arg(clock) : clock;
        }
        Accessible.role: Accessible.StaticText
        Accessible.name: root.label === "" ? root.spoken : root.label + ": " + root.spoken
        elide: Text.ElideRight
        maximumLineCount: 1
        color: Tokens.tone(root.tone, root.page)
        font.pixelSize: root.size === "small" ? Theme.sizeCaption : root.size === "large" ? Theme.sizeDisplay : Theme.sizeTitle
        font.weight: Font.DemiBold
        font.features: ({
                "tnum": 1
            })
    }
}
