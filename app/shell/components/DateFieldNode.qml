pragma ComponentBehavior: Bound
import QtQuick

/*! A day, chosen in a calendar that opens. */
SetNode {
    id: root

    property string value: ""
    property string minimum: ""
    property string maximum: ""
    property string placeholder: ""
    /*! What the person has chosen. */
    property string ownValue: ""
    property bool isOpen: false
    readonly property string shownValue: isOwn ? ownValue : value
    readonly property string shownText: {
        const day = Days.read(shownValue);
        return day ? day.toLocaleDateString(Qt.locale(), Locale.LongFormat) : "";
    }

    function close(): void {
        if (!isOpen)
            return;
        isOpen = false;
        field.forceActiveFocus(Qt.PopupFocusReason);
    }

    function choose(day: string): void {
        close();
        if (day === shownValue)
            return;
        ownValue = day;
        seq += 1;
        page.setText(nodeId, seq, day);
    }

    widthMax: 560
    implicitWidth: 240
    implicitHeight: title.room + field.height
    onCanBeSetChanged: {
        if (!canBeSet)
            close();
    }

    FieldTitle {
        id: title

        width: root.width
        text: root.label
    }

    FieldButton {
        id: field

        objectName: "date" + root.nodeId
        y: title.room
        width: root.width
        enabled: root.canBeSet
        accent: root.accent
        shown: root.shownText
        placeholder: root.placeholder || qsTr("Choose a day")
        iconName: "calendar"
        isOpen: root.isOpen
        Accessible.name: [root.label, root.shownText || placeholder].filter(word => word !== "").join(": ")
        onClicked: root.isOpen = true
    }

    Loader {
        active: root.isOpen && root.parent !== null
        sourceComponent: Popover {
            field: field
            page: root.page
            wantedWidth: 300
            onDismissed: root.close()
            body: Calendar {
                focus: true
                value: root.shownValue
                minimum: root.minimum
                maximum: root.maximum
                accent: root.accent
                onPicked: day => root.choose(day)
            }
        }
    }
}
