pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Shapes
import app.shell.style

/*! Numbers day by day: bars, or a line for what goes on from day to day. Arrow keys go from day to day, and so does the pointer. */
FocusScope {
    id: root

    /*! The days, oldest first: `dayText`, `text`, and `share` of the greatest, negative where none is told. */
    required property var days
    required property string name
    required property string greatestText
    /*! It is a number that goes on: a line instead of bars. */
    property bool isLine: false
    /*! Which day is looked at. */
    property int at: Math.max(0, days.length - 1)
    readonly property var day: days[Math.min(at, days.length - 1)] ?? null
    readonly property real step: days.length > 0 ? plot.width / days.length : 0
    readonly property real breadth: Math.max(2, Math.min(28, step * 0.64))

    /*! Return where the day begins, from the left. */
    function placeOf(index: int): real {
        return (LayoutMirroring.enabled ? days.length - 1 - index : index) * step;
    }
    /*! Return the bars as one path. */
    function bars(): string {
        let path = "";
        for (let index = 0; index < days.length; ++index) {
            if (days[index].share < 0)
                continue;
            const tall = Math.max(2, days[index].share * plot.height);
            const left = placeOf(index) + (step - breadth) / 2;
            const round = Math.min(4, breadth / 2, tall);
            path += `M${left} ${plot.height} v${round - tall} q0 ${-round} ${round} ${-round} h${breadth - 2 * round} q${round} 0 ${round} ${round} v${tall - round} z `;
        }
        return path;
    }
    /*! Return the line as a path; a day without a number breaks it. */
    function curve(): string {
        let path = "", isOpen = false;
        for (let index = 0; index < days.length; ++index) {
            if (days[index].share < 0) {
                isOpen = false;
                continue;
            }
            const left = placeOf(index), high = 2 + (1 - days[index].share) * (plot.height - 4);
            path += `${isOpen ? "L" : "M"}${left} ${high} L${left + step} ${high} `;
            isOpen = true;
        }
        return path;
    }
    function look(index: int): void {
        at = Math.max(0, Math.min(days.length - 1, index));
    }

    implicitHeight: 232
    activeFocusOnTab: true
    Accessible.role: Accessible.Chart
    Accessible.name: name + (day ? ", " + day.dayText + ": " + day.text : "")
    Accessible.focusable: true
    Keys.onLeftPressed: look(at + (LayoutMirroring.enabled ? 1 : -1))
    Keys.onRightPressed: look(at + (LayoutMirroring.enabled ? -1 : 1))
    Keys.onPressed: event => {
        event.accepted = event.key === Qt.Key_Home || event.key === Qt.Key_End;
        if (event.accepted)
            look(event.key === Qt.Key_Home ? 0 : days.length - 1);
    }
    onDaysChanged: at = Math.max(0, days.length - 1)

    FocusRing {
        control: root
        isShown: root.activeFocus
        radius: Theme.radiusSmall
    }
    PlainText {
        id: greatest

        objectName: "chartGreatest"
        anchors.left: parent.left
        y: 2
        text: root.greatestText
        color: Theme.textFaint
        font.pixelSize: Theme.sizeCaption
        Accessible.ignored: true
    }
    PlainText {
        objectName: "chartDay"
        anchors.right: parent.right
        y: 2
        width: parent.width - greatest.width - Theme.gap
        horizontalAlignment: Text.AlignRight
        text: root.day ? root.day.dayText + "  " + root.day.text : ""
        color: Theme.textSoft
        font.pixelSize: Theme.sizeCaption
        elide: Text.ElideRight
        Accessible.ignored: true
    }
    Item {
        id: plot

        y: 28
        width: parent.width
        height: parent.height - y - 26

        Repeater {
            model: 3

            Rectangle {
                required property int index

                y: Math.round(index * plot.height / 2)
                width: plot.width
                height: 1
                color: Theme.line
            }
        }
        Rectangle {
            anchors.left: parent.left
            anchors.leftMargin: root.at * root.step
            width: root.step
            height: parent.height
            visible: root.day !== null
            radius: 4
            color: Theme.field
        }
        Shape {
            anchors.fill: parent
            preferredRendererType: Shape.CurveRenderer
            visible: !root.isLine

            ShapePath {
                strokeWidth: -1
                fillColor: Theme.accent

                PathSvg {
                    path: root.isLine ? "" : root.bars()
                }
            }
        }
        Shape {
            anchors.fill: parent
            preferredRendererType: Shape.CurveRenderer
            visible: root.isLine

            ShapePath {
                strokeWidth: 2
                strokeColor: Theme.accent
                fillColor: "transparent"
                joinStyle: ShapePath.RoundJoin
                capStyle: ShapePath.RoundCap

                PathSvg {
                    path: root.isLine ? root.curve() : ""
                }
            }
        }
        MouseArea {
            anchors.fill: parent
            /*! Where the pointer was last; negative: not here. Where it only rests, nothing is looked at. */
            property real last: -1

            hoverEnabled: true
            acceptedButtons: Qt.NoButton
            onExited: last = -1
            onPositionChanged: mouse => {
                if (last >= 0 && mouse.x !== last)
                    root.look(Math.floor((root.LayoutMirroring.enabled ? plot.width - mouse.x : mouse.x) / root.step));
                last = mouse.x;
            }
        }
    }
    PlainText {
        anchors.left: parent.left
        anchors.bottom: parent.bottom
        text: root.days.length > 0 ? root.days[0].dayText : ""
        color: Theme.textFaint
        font.pixelSize: Theme.sizeCaption
        Accessible.ignored: true
    }
    PlainText {
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        text: root.days.length > 0 ? root.days[root.days.length - 1].dayText : ""
        color: Theme.textFaint
        font.pixelSize: Theme.sizeCaption
        Accessible.ignored: true
    }
}
