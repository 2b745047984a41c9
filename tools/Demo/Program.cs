return await EduEvents.Host.HostProgram.Run(args);
