pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell.style

/*! A number between two others, set by dragging or by keys; the mini-app hears of it at most once a frame. */
SetNode {
    id: root

    property real value: 0
    property real minimum: 0
    property real maximum: 100
    property real step: 1
    /*! Where the person has put it. */
    property real ownValue: 0
    readonly property real shownValue: isOwn ? ownValue : value
    readonly property color ink: isEnabled ? Accents.main(accent) : Theme.lineStrong
    readonly property string shownText: String(tidy(shownValue))

    /*! `number` without the noise that adding fractions leaves. */
    function tidy(number: real): real {
        return Number(number.toPrecision(12));
    }

    function put(number: real): void {
        ownValue = tidy(Math.max(minimum, Math.min(maximum, number)));
        frame.isLate = true;
        if (!frame.running)
            tell();
    }

    function tell(): void {
        frame.isLate = false;
        seq += 1;
        page.setNumber(nodeId, seq, ownValue);
        frame.start();
    }

    // Half transparent, its knob would show the bar behind it.
    opacity: 1
    isHeld: slider.pressed || frame.isLate
    widthMax: 560
    implicitWidth: 280
    implicitHeight: title.room + 28
    onShownValueChanged: {
        if (!slider.pressed)
            slider.value = shownValue;
    }

    Timer {
        id: frame

        /*! Something was set since the mini-app was last told. */
        property bool isLate: false

        interval: 16
        onTriggered: {
            if (isLate)
                root.tell();
        }
    }

    FieldTitle {
        id: title

        anchors.left: parent.left
        anchors.right: number.left
        anchors.rightMargin: Theme.gapSmall
        text: root.label
    }
    SilentText {
        id: number

        anchors.right: parent.right
        visible: title.visible
        text: root.shownText
        color: Theme.textSoft
        font.pixelSize: Theme.sizeCaption
        font.features: ({
                "tnum": 1
            })
    }

    T.Slider {
        id: slider

        objectName: "slider" + root.nodeId
        y: title.room
        width: root.width
        height: 28
        from: root.minimum
        to: Math.max(root.minimum, root.maximum)
        stepSize: root.step
        snapMode: T.Slider.SnapAlways
        enabled: root.canBeSet
        hoverEnabled: true
        focusPolicy: Qt.StrongFocus
        Accessible.role: Accessible.Slider
        Accessible.name: root.label || root.shownText
        Accessible.onIncreaseAction: root.put(root.shownValue + root.step)
        Accessible.onDecreaseAction: root.put(root.shownValue - root.step)
        Component.onCompleted: value = root.shownValue
        onMoved: root.put(value)

        background: Rectangle {
            y: (slider.height - height) / 2
            width: slider.width
            height: 6
            radius: 3
            color: Theme.field
            border.width: 1
            border.color: Theme.line

            Rectangle {
                x: slider.mirrored ? parent.width - width : 0
                width: slider.position * (slider.width - 20) + 10
                height: 6
                radius: 3
                color: root.ink
            }
        }
        handle: Rectangle {
            id: handle

            x: slider.visualPosition * (slider.width - width)
            y: (slider.height - height) / 2
            width: 20
            height: 20
            radius: 10
            color: Theme.card
            border.width: slider.pressed || slider.hovered ? 6 : 5
            border.color: slider.pressed ? Accents.pressed(root.accent) : root.ink

            FocusRing {
                control: handle
                isShown: slider.visualFocus
                accent: root.accent
                radius: 13
            }
        }
    }
}
