pragma ComponentBehavior: Bound
import QtQuick

/*! One of many options, in a list that opens. */
ChoiceNode {
    id: root

    property string placeholder: ""
    property bool isOpen: false
    readonly property string shownText: chosen >= 0 ? options[chosen].text : ""

    function close(): void {
        if (!isOpen)
            return;
        isOpen = false;
        field.forceActiveFocus(Qt.PopupFocusReason);
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

        objectName: "select" + root.nodeId
        y: title.room
        width: root.width
        enabled: root.canBeSet
        accent: root.accent
        shown: root.shownText
        signName: root.chosen >= 0 ? root.options[root.chosen].icon : ""
        placeholder: root.placeholder
        iconName: "chevron-down"
        isOpen: root.isOpen
        Accessible.name: [root.label, root.shownText || root.placeholder].filter(word => word !== "").join(": ")
        onClicked: root.isOpen = true
    }

    Loader {
        active: root.isOpen && root.parent !== null
        sourceComponent: Popover {
            id: popover

            field: field
            page: root.page
            wantedWidth: Math.max(200, field.width)
            onDismissed: root.close()
            body: OptionList {
                options: root.options
                chosen: root.chosen
                accent: root.accent
                label: root.label || root.placeholder
                focus: true
                onPicked: at => {
                    root.choose(at);
                    root.close();
                }
            }
        }
    }
}
