# The systemd units of pipeline/serve/systemd, with what hardens them all, go
# to /usr/lib/systemd/system.
set(HARDENED "NoNewPrivileges=yes
PrivateTmp=yes
PrivateDevices=yes
ProtectSystem=strict
ProtectHome=read-only
ProtectKernelTunables=yes
ProtectKernelModules=yes
ProtectKernelLogs=yes
ProtectControlGroups=yes
ProtectClock=yes
ProtectHostname=yes
ProtectProc=invisible
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
LockPersonality=yes
CapabilityBoundingSet=
SystemCallArchitectures=native
SystemCallFilter=@system-service
SystemCallFilter=~@privileged")
foreach(unit auscult-night.service auscult-night.timer auscult-review.service
		auscult-mail.service auscult-mail.timer)
	configure_file(pipeline/serve/systemd/${unit}
		${CMAKE_BINARY_DIR}/systemd/${unit} @ONLY)
	install(FILES ${CMAKE_BINARY_DIR}/systemd/${unit}
		DESTINATION lib/systemd/system)
endforeach()
