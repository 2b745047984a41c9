using EduEvents.Host;
using EduEvents.Host.Modules;

// The product as it was before it kept incidents: without their events, their views and their routes.
All.LeaveOut("incidents");
return await HostProgram.Run(args);
