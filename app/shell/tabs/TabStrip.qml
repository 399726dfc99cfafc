pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell.style

/*! The tabs as pills; all but the first can be closed. */
Item {
    id: root

    required property TabsModel tabs
    /*! What the first tab is called, as `{title, icon}`: it shows the section's selection. */
    property var home: ({
            "title": "",
            "icon": "message-circle"
        })

    /*! What each tab may take so that all are seen; below the least they scroll. */
    readonly property real pillWidthMax: pills.width / Math.max(1, pills.count) - pills.spacing
    readonly property int pillWidthMin: 124

    implicitHeight: 46

    ListView {
        id: pills

        anchors.fill: parent
        anchors.leftMargin: 6
        anchors.rightMargin: 6
        anchors.topMargin: 5
        anchors.bottomMargin: 5
        orientation: ListView.Horizontal
        boundsBehavior: Flickable.StopAtBounds
        acceptedButtons: Qt.NoButton
        spacing: 2
        clip: true
        currentIndex: root.tabs.current
        highlightMoveDuration: Theme.quick
        model: root.tabs
        Accessible.role: Accessible.PageTabList
        Accessible.name: qsTr("Tabs")

        // A mouse has one wheel: it scrolls the tabs sideways.
        WheelHandler {
            target: null
            onWheel: event => pills.contentX = Math.max(0, Math.min(pills.contentWidth - pills.width, pills.contentX - event.angleDelta.y))
        }

        delegate: T.AbstractButton {
            id: pill

            required property int index
            required property string kind
            required property string title
            required property string iconName
            required property string tabId
            readonly property bool isHome: kind === "home"
            readonly property bool hasPicture: iconName.startsWith("file:")
            readonly property bool isShown: index === root.tabs.current
            readonly property string shownTitle: (isHome ? root.home.title : title) || qsTr("Untitled")

            /*! What stands beside the words: margins, icon, cross. */
            readonly property int besideWords: 46 + (isHome ? 4 : 24)
            readonly property real ownWidth: Math.min(220, Math.ceil(words.implicitWidth) + besideWords)

            objectName: "tab" + index
            width: Math.min(ownWidth, isShown || isHome ? 220 : Math.max(root.pillWidthMin, root.pillWidthMax))
            height: 36
            hoverEnabled: true
            focusPolicy: Qt.TabFocus
            Accessible.role: Accessible.PageTab
            Accessible.name: shownTitle
            Accessible.selected: isShown
            onClicked: root.tabs.select(tabId)
            Keys.onReturnPressed: click()
            Keys.onDeletePressed: root.tabs.close(tabId)

            background: Rectangle {
                radius: 8
                color: pill.isShown ? Theme.card : pill.hovered ? Theme.hover : "transparent"
                border.width: pill.isShown ? 1 : 0
                border.color: Theme.line

                FocusRing {
                    control: pill.background
                    isShown: pill.visualFocus
                    anchors.margins: 0
                    radius: 8
                }
            }
            contentItem: Item {
                Row {
                    anchors.left: parent.left
                    anchors.leftMargin: 12
                    anchors.verticalCenter: parent.verticalCenter
                    spacing: 8

                    IconImage {
                        anchors.verticalCenter: parent.verticalCenter
                        name: pill.isHome ? root.home.icon : pill.hasPicture ? "" : pill.iconName
                        size: 16
                        color: pill.isShown ? Theme.accent : Theme.textSoft

                        RoundPicture {
                            anchors.fill: parent
                            source: pill.hasPicture ? pill.iconName : ""
                            corner: 4
                        }
                    }
                    PlainText {
                        id: words

                        anchors.verticalCenter: parent.verticalCenter
                        width: Math.min(Math.ceil(implicitWidth), pill.width - pill.besideWords)
                        text: pill.shownTitle
                        elide: Text.ElideRight
                        maximumLineCount: 1
                        color: pill.isShown ? Theme.text : Theme.textSoft
                        font.pixelSize: 13
                        font.weight: pill.isShown ? Font.DemiBold : Font.Normal
                        Accessible.ignored: true
                    }
                }
            }

            T.AbstractButton {
                id: cross

                objectName: "tabClose" + pill.index
                anchors.right: parent.right
                anchors.rightMargin: 6
                anchors.verticalCenter: parent.verticalCenter
                width: 22
                height: 22
                visible: !pill.isHome
                hoverEnabled: true
                focusPolicy: Qt.NoFocus
                Accessible.role: Accessible.Button
                Accessible.name: qsTr("Close %1").arg(pill.shownTitle)
                onClicked: root.tabs.close(pill.tabId)

                background: Rectangle {
                    radius: 6
                    color: cross.pressed ? Theme.pressed : cross.hovered ? Theme.line : "transparent"
                }
                contentItem: Item {
                    IconImage {
                        anchors.centerIn: parent
                        name: "x"
                        size: 14
                        color: cross.hovered ? Theme.text : Theme.textSoft
                    }
                }
            }

            TapHandler {
                acceptedButtons: Qt.MiddleButton
                onTapped: root.tabs.close(pill.tabId)
            }
        }
    }

    Shortcut {
        sequences: [StandardKey.Close]
        onActivated: root.tabs.closeCurrent()
    }
    Shortcut {
        sequence: "Ctrl+Tab"
        onActivated: root.tabs.step(1)
    }
    Shortcut {
        sequence: "Ctrl+Shift+Tab"
        onActivated: root.tabs.step(-1)
    }
}
