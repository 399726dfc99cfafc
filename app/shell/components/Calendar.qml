pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell.style

/*! A month of days to choose one from. Arrow keys go from day to day, Page Up and Down from month to month. */
FocusScope {
    id: root

    required property string value
    required property string minimum
    required property string maximum
    required property string accent
    readonly property string today: Days.write(new Date())
    /*! The day the keys are at. */
    property var cursor: Days.read(clamped(Days.read(value) ? value : today)) ?? new Date()
    readonly property int year: cursor.getFullYear()
    readonly property int month: cursor.getMonth()
    readonly property int firstWeekday: Qt.locale().firstDayOfWeek % 7
    /*! How many days of the month before are shown. */
    readonly property int before: (Days.at(year, month, 1).getDay() - firstWeekday + 7) % 7
    readonly property real side: width / 7

    signal picked(string day)

    /*! Whether `day` may be chosen. Days as texts are ordered as they come. */
    function isOpen(day: string): bool {
        return (minimum === "" || day >= minimum) && (maximum === "" || day <= maximum);
    }

    function clamped(day: string): string {
        if (minimum !== "" && day < minimum)
            return minimum;
        return maximum !== "" && day > maximum ? maximum : day;
    }

    function go(to: var): void {
        if (to.getFullYear() >= 1 && to.getFullYear() <= 9999)
            cursor = Days.read(clamped(Days.write(to))) ?? cursor;
    }

    function goDays(by: int): void {
        go(Days.at(year, month, cursor.getDate() + by));
    }

    function goMonths(by: int): void {
        const last = Days.at(year, month + by + 1, 0).getDate();
        go(Days.at(year, month + by, Math.min(cursor.getDate(), last)));
    }

    function pick(day: string): void {
        if (isOpen(day))
            picked(day);
    }

    implicitHeight: head.height + weekdays.height + 6 * 36 + 2 * Theme.gapTiny
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Calendar")
    Keys.onPressed: event => {
        const forward = LayoutMirroring.enabled ? Qt.Key_Left : Qt.Key_Right;
        const backward = LayoutMirroring.enabled ? Qt.Key_Right : Qt.Key_Left;
        const months = event.modifiers & Qt.ShiftModifier ? 12 : 1;
        event.accepted = true;
        if (event.key === forward)
            root.goDays(1);
        else if (event.key === backward)
            root.goDays(-1);
        else if (event.key === Qt.Key_Down)
            root.goDays(7);
        else if (event.key === Qt.Key_Up)
            root.goDays(-7);
        else if (event.key === Qt.Key_PageDown)
            root.goMonths(months);
        else if (event.key === Qt.Key_PageUp)
            root.goMonths(-months);
        else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter || event.key === Qt.Key_Space)
            root.pick(Days.write(root.cursor));
        else
            event.accepted = false;
    }

    component Turner: Row {
        id: turner

        required property string words
        required property string sort
        required property int months

        IconButton {
            objectName: turner.sort + "Before"
            width: 28
            height: 32
            iconName: "chevron-left"
            iconSize: 16
            name: turner.months === 12 ? qsTr("Year before") : qsTr("Month before")
            focusPolicy: Qt.NoFocus
            onClicked: root.goMonths(-turner.months)
        }
        PlainText {
            height: 32
            text: turner.words
            verticalAlignment: Text.AlignVCenter
            font.weight: Font.DemiBold
        }
        IconButton {
            objectName: turner.sort + "After"
            width: 28
            height: 32
            iconName: "chevron-right"
            iconSize: 16
            name: turner.months === 12 ? qsTr("Year after") : qsTr("Month after")
            focusPolicy: Qt.NoFocus
            onClicked: root.goMonths(turner.months)
        }
    }

    Item {
        id: head

        width: root.width
        height: 32

        Turner {
            anchors.left: parent.left
            sort: "month"
            words: Qt.locale().standaloneMonthName(root.month)
            months: 1
        }
        Turner {
            anchors.right: parent.right
            sort: "year"
            words: root.year
            months: 12
        }
    }

    Row {
        id: weekdays

        y: head.height + Theme.gapTiny
        width: root.width
        height: 24

        Repeater {
            model: 7

            SilentText {
                required property int index

                width: root.side
                height: weekdays.height
                text: Qt.locale().standaloneDayName((root.firstWeekday + index) % 7, Locale.NarrowFormat)
                horizontalAlignment: Text.AlignHCenter
                verticalAlignment: Text.AlignVCenter
                color: Theme.textSoft
                font.pixelSize: Theme.sizeCaption
            }
        }
    }

    Grid {
        y: weekdays.y + weekdays.height + Theme.gapTiny
        columns: 7

        Repeater {
            model: 42

            T.AbstractButton {
                id: entry

                required property int index
                readonly property var date: Days.at(root.year, root.month, 1 + index - root.before)
                readonly property string day: Days.write(date)
                readonly property bool isChosen: day === root.value
                readonly property bool isReached: day === Days.write(root.cursor)

                objectName: "day" + day
                width: root.side
                height: 36
                enabled: root.isOpen(day)
                hoverEnabled: true
                focusPolicy: Qt.NoFocus
                Accessible.role: Accessible.Button
                Accessible.name: date.toLocaleDateString(Qt.locale(), Locale.LongFormat)
                Accessible.checkable: true
                Accessible.checked: isChosen
                onClicked: root.pick(day)

                contentItem: Item {
                    Rectangle {
                        anchors.centerIn: parent
                        width: 32
                        height: 32
                        radius: 16
                        color: entry.isChosen ? Accents.main(root.accent) : entry.down ? Theme.pressed : entry.hovered ? Theme.hover : "transparent"
                        border.width: entry.isReached ? 2 : entry.day === root.today ? 1 : 0
                        border.color: entry.isReached ? Accents.main(root.accent) : Theme.lineStrong
                    }
                    SilentText {
                        anchors.centerIn: parent
                        text: entry.date.getDate()
                        opacity: entry.enabled ? 1 : 0.45
                        color: entry.isChosen ? Accents.ink(root.accent) : entry.date.getMonth() === root.month ? Theme.text : Theme.textFaint
                    }
                }
            }
        }
    }
}
