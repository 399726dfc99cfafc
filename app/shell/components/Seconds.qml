pragma Singleton
import QtQuick

/*! The time as all countdowns share it: one timer, and only while one of them is seen. */
QtObject {
    id: root

    /*! Milliseconds since 1970. */
    property real now: Date.now()
    /*! How many count. */
    property int users: 0

    readonly property Timer timer: Timer {
        interval: 1000
        repeat: true
        running: root.users > 0
        triggeredOnStart: true
        onTriggered: root.now = Date.now()
    }
}
